// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/groupchooser.h"

#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {
constexpr int shownRows = 5;
constexpr int indent = 24; ///< below the words of a radio button
} // namespace

GroupChooser::GroupChooser(const Theme& theme, Use use, QWidget* parent)
    : QWidget(parent)
    , m_use(use)
    , m_some(new QRadioButton(tr("Chosen device groups")))
    , m_all(new QRadioButton)
    , m_box(new QWidget)
    , m_tools(new QWidget)
    , m_search(new QLineEdit)
    , m_tickAll(new QPushButton)
    , m_list(new QListWidget)
    , m_note(new TextLabel(theme, TextRole::Secondary, Tone::Muted))
{
    m_all->setObjectName(u"allGroups"_s);
    m_some->setObjectName(u"someGroups"_s);
    m_list->setObjectName(u"groupList"_s);
    m_list->setAccessibleName(tr("Device groups"));
    m_search->setObjectName(u"groupSearch"_s);
    m_search->setAccessibleName(tr("Search device groups"));
    m_search->setPlaceholderText(tr("Search device groups"));
    m_search->setClearButtonEnabled(true);
    m_tickAll->setObjectName(u"tickAllGroups"_s);
    m_tickAll->setAutoDefault(false);
    m_note->setObjectName(u"groupNote"_s);
    m_note->setWordWrap(true);
    m_note->hide();
    m_list->setProperty("card", true);
    m_list->setSpacing(3);
    m_list->setFixedHeight(shownRows * theme.rowHeight());
    auto* tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->addWidget(m_search, 1);
    tools->addWidget(m_tickAll);
    auto* box = new QVBoxLayout(m_box);
    box->setContentsMargins(indent, 0, 0, 0);
    box->addWidget(m_tools);
    box->addWidget(m_list);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    if (use == Use::Exception) {
        m_current = new QRadioButton;
        m_current->setObjectName(u"currentGroups"_s);
        column->addWidget(m_current);
        connect(m_current, &QRadioButton::toggled, this, &GroupChooser::tell);
    } else {
        column->addWidget(m_all);
    }
    column->addWidget(m_some);
    column->addWidget(m_box);
    if (use == Use::Exception)
        column->addWidget(m_all);
    column->addWidget(m_note);
    m_all->setChecked(true);
    connect(m_all, &QRadioButton::toggled, this, &GroupChooser::tell);
    connect(m_some, &QRadioButton::toggled, this, &GroupChooser::tell);
    connect(m_list, &QListWidget::itemChanged, this, &GroupChooser::tell);
    // Space and click on the words tick as well as the box.
    connect(m_list, &QListWidget::itemActivated, this, [](QListWidgetItem* item) {
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    connect(m_search, &QLineEdit::textChanged, this, &GroupChooser::showMatches);
    connect(m_tickAll, &QPushButton::clicked, this,
        [this] { tickShown(!m_tickAll->property("allTicked").toBool()); });
    setGroups({});
    m_given = false;
}

void GroupChooser::setGroups(const QStringList& groups, bool filtered)
{
    const bool first = !std::exchange(m_given, true);
    const QStringList before = first ? m_proposed : ticked();
    m_offered = groups;
    m_filtered = filtered;
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const QString& group : groups) {
            auto* item = new QListWidgetItem(group, m_list);
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(before.contains(group) ? Qt::Checked : Qt::Unchecked);
        }
    }
    const QString number = QLocale().toString(groups.size());
    m_some->setEnabled(!groups.isEmpty());
    if (m_current) {
        m_current->setText(filtered ? tr("All current device groups of the filter (%1)").arg(number)
                                    : tr("All current device groups (%1)").arg(number));
        m_current->setEnabled(!groups.isEmpty());
        m_all->setText(tr("Global (also groups created later)"));
        if (first && filtered && !groups.isEmpty())
            m_current->setChecked(true);
    } else {
        m_all->setText(filtered ? tr("All device groups of the filter (%1)").arg(number)
                                : tr("All device groups"));
    }
    if (first && !ticked().isEmpty())
        m_some->setChecked(true);
    if (groups.isEmpty() && !m_all->isChecked())
        m_all->setChecked(true);
    m_tools->setVisible(groups.size() >= searchableFrom);
    const int rows = std::min(shownRows, static_cast<int>(groups.size()));
    const int height = m_list->sizeHintForRow(0) + 2 * m_list->spacing();
    m_list->setFixedHeight(std::max(1, rows) * std::max(height, 20) + 10);
    showMatches(m_search->text());
    tell();
}

void GroupChooser::propose(const QStringList& groups)
{
    m_proposed = groups;
}

void GroupChooser::setNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void GroupChooser::tell()
{
    m_box->setVisible(m_some->isChecked());
    showTickAll();
    emit changed();
}

void GroupChooser::showMatches(const QString& text)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        item->setHidden(!item->text().contains(text.trimmed(), Qt::CaseInsensitive));
    }
    showTickAll();
}

void GroupChooser::tickShown(bool on)
{
    {
        const QSignalBlocker quiet(m_list);
        for (int row = 0; row < m_list->count(); ++row)
            if (QListWidgetItem* item = m_list->item(row); !item->isHidden())
                item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    }
    tell();
}

/// The button takes back what it did once all that is shown is ticked.
void GroupChooser::showTickAll()
{
    int shown = 0;
    int on = 0;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem* item = m_list->item(row);
        shown += item->isHidden() ? 0 : 1;
        on += !item->isHidden() && item->checkState() == Qt::Checked ? 1 : 0;
    }
    const bool all = shown > 0 && on == shown;
    m_tickAll->setProperty("allTicked", all);
    m_tickAll->setEnabled(shown > 0);
    const QString number = QLocale().toString(shown);
    m_tickAll->setText(all ? tr("Clear all %1").arg(number) : tr("Select all %1").arg(number));
}

QStringList GroupChooser::ticked() const
{
    QStringList groups;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            groups.append(m_list->item(row)->text());
    return groups;
}

QStringList GroupChooser::chosen() const
{
    if (m_some->isChecked())
        return ticked();
    if (m_current && m_current->isChecked())
        return m_offered;
    return m_use == Use::Activity && m_filtered ? m_offered : QStringList();
}

bool GroupChooser::isComplete() const
{
    if (m_all->isChecked())
        return m_use == Use::Exception || !m_filtered || !m_offered.isEmpty();
    return !chosen().isEmpty();
}

} // namespace parapet::views
