// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/topbar.h"

#include "views/widgets/leadingicon.h"
#include "views/widgets/menubutton.h"
#include "views/widgets/textlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {
constexpr int barHeight = 48;
constexpr int narrowWindow = 1000;
} // namespace

TopBar::TopBar(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(new TextLabel(theme, TextRole::CardTitle))
    , m_back(historyButton(u"historyBack"_s, u"back"_s, tr("Back")))
    , m_forward(historyButton(u"historyForward"_s, u"forward"_s, tr("Forward")))
    , m_search(new QLineEdit)
    , m_groups(new MenuButton(theme, tr("Device groups: all")))
    , m_asOf(new MenuButton(theme, tr("As of: latest")))
    , m_import(new QPushButton(tr("Import snapshot")))
{
    QFont nameFont = theme.font(TextRole::CardTitle);
    nameFont.setPointSizeF(nameFont.pointSizeF() + 1.5);
    m_name->setFont(nameFont);
    m_name->setText(u"Parapet"_s);
    m_search->setObjectName(u"globalSearch"_s);
    m_search->setAccessibleName(tr("Search everywhere"));
    m_search->setPlaceholderText(tr("Search or act (Ctrl+K)"));
    m_search->setToolTip(tr("Devices, software, CVEs, recommendations, pages and actions"));
    addLeadingIcon(*m_search, theme.icon(u"hunting"_s), tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_groups->setObjectName(u"deviceGroups"_s);
    m_groups->setAccessibleName(tr("Device groups shown"));
    m_asOf->setObjectName(u"asOf"_s);
    m_asOf->setAccessibleName(tr("Snapshot shown"));
    m_import->setObjectName(u"importSnapshot"_s);
    m_import->setProperty("primary", true);
    m_groups->setMaximumTextWidth(220);
    m_asOf->setMaximumTextWidth(220);
    // they say what every number means: the search field gives way to them
    for (MenuButton* scope : {m_groups, m_asOf})
        scope->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);

    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(16, 0, 16, 1);
    line->setSpacing(8);
    line->addWidget(m_name);
    line->addWidget(m_back);
    line->addWidget(m_forward);
    line->addSpacing(4);
    line->addWidget(m_search, 4);
    line->addStretch(1);
    line->addWidget(m_groups);
    line->addWidget(m_asOf);
    line->addWidget(m_import);
    setFixedHeight(std::max(barHeight, m_search->sizeHint().height() + 14));

    connect(m_back, &QToolButton::clicked, this, &TopBar::backRequested);
    connect(m_forward, &QToolButton::clicked, this, &TopBar::forwardRequested);
    connect(m_import, &QPushButton::clicked, this, &TopBar::importRequested);
    connect(m_search, &QLineEdit::textEdited, this, &TopBar::searchEdited);
    connect(m_search, &QLineEdit::returnPressed, this,
        [this] { emit searchSubmitted(m_search->text().trimmed()); });
    auto* find = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_K), this);
    connect(find, &QShortcut::activated, this, &TopBar::focusSearch);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setCanGoBack(false);
    setCanGoForward(false);
}

QToolButton* TopBar::historyButton(const QString& name, const QString& icon, const QString& words)
{
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(m_theme.icon(icon, Tone::Neutral));
    button->setAccessibleName(words);
    button->setToolTip(words);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void TopBar::setCanGoBack(bool can)
{
    m_back->setEnabled(can);
}

void TopBar::setCanGoForward(bool can)
{
    m_forward->setEnabled(can);
}

void TopBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void TopBar::resizeEvent(QResizeEvent* event)
{
    const bool narrow = width() < narrowWindow;
    // Wide: history stands where the navigation ends, as the eye expects it there.
    m_name->setMinimumWidth(narrow ? 0 : 188);
    m_search->setMinimumWidth(narrow ? 96 : 160);
    m_search->setMaximumWidth(narrow ? 240 : 420);
    m_search->setPlaceholderText(narrow ? tr("Search") : tr("Search or act (Ctrl+K)"));
    m_import->setText(narrow ? tr("Import") : tr("Import snapshot"));
    m_groups->setMaximumTextWidth(narrow ? 120 : 220);
    m_asOf->setMaximumTextWidth(narrow ? 120 : 220);
    QWidget::resizeEvent(event);
}

void TopBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().card);
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.tokens().line);
}

} // namespace parapet::views
