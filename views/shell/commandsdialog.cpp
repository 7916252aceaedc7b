// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/commandsdialog.h"

#include "views/widgets/leadingicon.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int commandRole = Qt::UserRole;
constexpr QSize firstSize{560, 520};

} // namespace

CommandsDialog::CommandsDialog(const Theme& theme, const QList<Command>& window,
    const QString& pageTitle, const QList<Command>& page, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_text(new QLineEdit)
    , m_tree(new QTreeWidget)
{
    setObjectName(u"commandsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Actions and keyboard shortcuts"));
    m_text->setObjectName(u"commandFilter"_s);
    m_text->setAccessibleName(tr("Find an action"));
    m_text->setPlaceholderText(tr("Find an action"));
    addLeadingIcon(*m_text, theme.icon(u"hunting"_s), tr("Search"));
    m_text->installEventFilter(this);
    m_tree->setObjectName(u"commandTree"_s);
    m_tree->setAccessibleName(tr("Actions with their keys"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_text);
    column->addWidget(m_tree, 1);
    if (!page.isEmpty())
        addCommands(pageTitle, page);
    addCommands(tr("Window"), window);
    addKeys();
    m_tree->expandAll();
    filter({});
    connect(m_text, &QLineEdit::textChanged, this, &CommandsDialog::filter);
    connect(m_tree, &QTreeWidget::itemActivated, this, &CommandsDialog::run);
    resize(firstSize);
    m_text->setFocus();
}

QTreeWidgetItem* CommandsDialog::addSection(const QString& title)
{
    auto* section = new QTreeWidgetItem(m_tree, {title});
    section->setFlags(Qt::ItemIsEnabled);
    section->setFont(0, m_theme.font(TextRole::Strong));
    return section;
}

void CommandsDialog::addCommands(const QString& section, const QList<Command>& commands)
{
    QTreeWidgetItem* head = addSection(section);
    for (const Command& command : commands) {
        auto* item = new QTreeWidgetItem(
            head, {command.words, command.keys.toString(QKeySequence::NativeText)});
        item->setIcon(0, m_theme.icon(command.icon));
        item->setData(0, commandRole, m_commands.size());
        m_commands.append(command);
    }
}

/// Keys that act on what has the focus; nothing to run from here.
void CommandsDialog::addKeys()
{
    const std::array<std::pair<QString, QString>, 10> keys{{
        {tr("Search everywhere"), tr("Ctrl+K")},
        {tr("Filter the list"), tr("Ctrl+F")},
        {tr("Open the flyout of a row"), tr("Click")},
        {tr("Open a row as a full page"), tr("Enter, double click")},
        {tr("Tick a row, or the selected rows"), tr("Space")},
        {tr("Select several rows"), tr("Shift or Ctrl with Up, Down or click")},
        {tr("Copy the selected rows"), tr("Ctrl+C")},
        {tr("Menu of a row"), tr("Menu key, right click")},
        {tr("Close the flyout"), tr("Esc")},
        {tr("Wider or narrower flyout, at its edge"), tr("Left, Right")},
    }};
    QTreeWidgetItem* head = addSection(tr("Search and lists"));
    for (const auto& [what, key] : keys) {
        auto* item = new QTreeWidgetItem(head, {what, key});
        item->setData(0, commandRole, -1);
    }
}

void CommandsDialog::filter(const QString& text)
{
    QTreeWidgetItem* first = nullptr;
    for (int s = 0; s < m_tree->topLevelItemCount(); ++s) {
        QTreeWidgetItem* section = m_tree->topLevelItem(s);
        bool any = false;
        for (int i = 0; i < section->childCount(); ++i) {
            QTreeWidgetItem* item = section->child(i);
            const bool fits = item->text(0).contains(text.trimmed(), Qt::CaseInsensitive);
            item->setHidden(!fits);
            any = any || fits;
            if (fits && !first)
                first = item;
        }
        section->setHidden(!any);
    }
    m_tree->setCurrentItem(first);
}

void CommandsDialog::run()
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    const int index =
        item && item->data(0, commandRole).isValid() ? item->data(0, commandRole).toInt() : -1;
    if (index < 0 || index >= m_commands.size())
        return;
    // After this dialog is gone: the action may open one of its own.
    QTimer::singleShot(0, parentWidget(), m_commands.at(index).run);
    accept();
}

bool CommandsDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_text || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        run();
        return true;
    }
    if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
        const QModelIndex current = m_tree->currentIndex();
        QModelIndex next =
            key->key() == Qt::Key_Down ? m_tree->indexBelow(current) : m_tree->indexAbove(current);
        while (next.isValid() && !next.parent().isValid()) // over the heads of sections
            next = key->key() == Qt::Key_Down ? m_tree->indexBelow(next) : m_tree->indexAbove(next);
        if (next.isValid())
            m_tree->setCurrentIndex(next);
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace parapet::views
