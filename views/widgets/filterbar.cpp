// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/filterbar.h"

#include "views/widgets/filterchip.h"
#include "views/widgets/flowlayout.h"
#include "views/widgets/leadingicon.h"
#include "views/widgets/textlabel.h"

#include <QAction>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

// Completes the word the cursor is in and keeps what stands before it.
class LastWordCompleter final : public QCompleter
{
public:
    LastWordCompleter(QAbstractItemModel* words, QLineEdit* edit)
        : QCompleter(words, edit)
        , m_edit(edit)
    {
        setCaseSensitivity(Qt::CaseInsensitive);
        setFilterMode(Qt::MatchStartsWith);
    }

    [[nodiscard]] QStringList splitPath(const QString& path) const override
    {
        // Nothing is offered where no word is being written, nor inside a text in quotes.
        const QString word = path.mid(wordStart(path));
        return {word.isEmpty() || path.count(u'"') % 2 == 1 ? QString(QChar::LineFeed) : word};
    }

    [[nodiscard]] QString pathFromIndex(const QModelIndex& index) const override
    {
        const QString text = m_edit->text();
        return text.left(wordStart(text)) + index.data(Qt::DisplayRole).toString();
    }

private:
    static qsizetype wordStart(const QString& text)
    {
        qsizetype at = text.size();
        while (at > 0 && (text[at - 1].isLetterOrNumber() || text[at - 1] == u'_'))
            --at;
        return at;
    }

    QLineEdit* m_edit;
};

} // namespace

FilterBar::FilterBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_chipRow(new QWidget)
    , m_flow(new FlowLayout(m_chipRow))
    , m_more(new QPushButton(tr("More filters")))
    , m_clear(new QPushButton(tr("Clear filters")))
    , m_text(new QLineEdit)
    , m_line(new QHBoxLayout)
    , m_error(new TextLabel(theme, TextRole::Secondary, Tone::High))
    , m_words(new QStringListModel(this))
    , m_settle(new QTimer(this))
{
    m_clear->setProperty("link", true);
    m_clear->setObjectName(u"clearFilters"_s);
    m_clear->hide();
    m_more->setProperty("link", true);
    m_more->setObjectName(u"moreFilters"_s);
    m_more->hide();
    m_flow->addWidget(m_more);
    m_flow->addWidget(m_clear);
    m_text->setObjectName(u"textFilter"_s);
    m_text->setAccessibleName(tr("Text filter"));
    m_text->setPlaceholderText(tr("Filter"));
    m_text->setClearButtonEnabled(true);
    addLeadingIcon(*m_text, theme.icon(u"filter"_s), tr("Filter"));
    m_text->setCompleter(new LastWordCompleter(m_words, m_text));
    m_error->setObjectName(u"filterError"_s);
    m_error->setWordWrap(true);
    m_error->hide();
    m_line->setSpacing(4);
    m_line->addWidget(m_text, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_chipRow);
    column->addLayout(m_line);
    column->addWidget(m_error);
    m_chipRow->hide();

    using namespace std::chrono_literals;
    m_settle->setSingleShot(true);
    m_settle->setInterval(300ms);
    connect(m_settle, &QTimer::timeout, this, &FilterBar::changed);
    connect(m_text, &QLineEdit::textChanged, m_settle, qOverload<>(&QTimer::start));
    connect(m_text, &QLineEdit::returnPressed, this, [this] {
        m_settle->stop();
        emit changed();
    });
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_isUnfolded = !m_isUnfolded;
        showSetChips();
    });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        clear();
        emit changed();
    });
}

FilterChip* FilterBar::addChip(const QString& name, const QString& title)
{
    auto* chip = new FilterChip(m_theme, title, m_chipRow);
    chip->setObjectName(name);
    // The links stay the last of the row.
    for (QPushButton* link : {m_more, m_clear})
        m_flow->removeWidget(link);
    m_flow->addWidget(chip);
    for (QPushButton* link : {m_more, m_clear})
        m_flow->addWidget(link);
    setTabOrder(m_chips.isEmpty() ? static_cast<QWidget*>(m_chipRow) : m_chips.last(), chip);
    m_chips.append(chip);
    setTabOrder(chip, m_more);
    setTabOrder(m_more, m_clear);
    setTabOrder(m_clear, m_text);
    connect(chip, &FilterChip::valueChanged, this, &FilterBar::chipChanged);
    m_chipRow->show();
    return chip;
}

QPushButton* FilterBar::addTool(const QString& name, const QString& icon, const QString& words)
{
    auto* tool = new QPushButton(m_theme.icon(icon), {});
    tool->setObjectName(name);
    tool->setProperty("quiet", true);
    tool->setProperty("tool", true); // an icon alone
    tool->setAccessibleName(words);
    tool->setToolTip(words);
    m_line->addWidget(tool);
    return tool;
}

void FilterBar::clear()
{
    for (FilterChip* chip : std::as_const(m_chips))
        chip->setValue({});
    m_clear->hide();
    setFilterText({});
    setError({});
    showSetChips();
}

void FilterBar::showSetChips()
{
    constexpr int roomForAll = 700; // pixels
    constexpr qsizetype always = 3; // chips
    const bool isFolded = width() < roomForAll && m_chips.size() > always + 1;
    int hidden = 0;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        FilterChip* chip = m_chips[i];
        const bool stands =
            !isFolded || m_isUnfolded || i < always || chip->isSet() || chip->hasFocus();
        chip->setVisible(stands);
        hidden += stands ? 0 : 1;
    }
    m_more->setText(m_isUnfolded ? tr("Fewer filters")
            : hidden == 1        ? tr("1 more filter")
                                 : tr("%1 more filters").arg(hidden));
    m_more->setVisible(isFolded && (m_isUnfolded || hidden > 0));
}

void FilterBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool wasFolded = !m_more->isHidden();
    showSetChips();
    // The layout that is at work has asked for the height of the chips there were: once it is done
    // it asks again.
    if (wasFolded == m_more->isHidden())
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_chipRow->updateGeometry();
                updateGeometry();
            },
            Qt::QueuedConnection);
}

void FilterBar::chipChanged()
{
    m_clear->setVisible(std::any_of(
        m_chips.cbegin(), m_chips.cend(), [](const FilterChip* chip) { return chip->isSet(); }));
    showSetChips();
    emit changed();
}

QString FilterBar::filterText() const
{
    return m_text->text().trimmed();
}

void FilterBar::setFilterText(const QString& text)
{
    m_text->setText(text);
    m_settle->stop();
}

void FilterBar::setPlaceholder(const QString& text)
{
    m_text->setPlaceholderText(text);
}

void FilterBar::setCompletions(const QStringList& words)
{
    m_words->setStringList(words);
}

void FilterBar::setError(const QString& message)
{
    m_error->setText(message);
    m_error->setVisible(!message.isEmpty());
    m_text->setAccessibleDescription(message);
    if (m_text->property("invalid").toBool() == !message.isEmpty())
        return;
    m_text->setProperty("invalid", !message.isEmpty());
    m_text->style()->unpolish(m_text);
    m_text->style()->polish(m_text);
}

} // namespace parapet::views
