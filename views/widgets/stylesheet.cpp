// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/stylesheet.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

// A box keeps its size when its border grows from 1 to 2 px for focus: the padding gives it back.
const char16_t* const buttons = uR"(
QPushButton, QToolButton {
    background: @card; color: @text; border: 1px solid @line; border-radius: 6px;
    padding: 5px 12px; min-height: 18px; }
QToolButton { padding: 5px; }
QPushButton:hover, QToolButton:hover { background: @hover; border-color: @muted; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: @selected; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QToolButton:focus { border: 2px solid @accent; padding: 4px; }
QPushButton:disabled, QToolButton:disabled { color: @disabled; background: @card;
    border-color: @line; }
QPushButton[primary="true"] { background: @accent; color: @onAccent; border-color: @accent;
    font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accentHover; border-color: @accentHover; }
QPushButton[primary="true"]:focus { border: 2px solid @text; }
QPushButton[primary="true"]:disabled { background: @track; color: @disabled;
    border-color: @track; }
QPushButton[danger="true"] { color: @high; }
QPushButton[quiet="true"], QToolButton[quiet="true"] { background: transparent;
    border: 1px solid transparent; }
QPushButton[quiet="true"]:hover, QToolButton[quiet="true"]:hover { background: @track; }
QPushButton[quiet="true"]:focus, QToolButton[quiet="true"]:focus { border: 2px solid @accent; }
QPushButton[tool="true"] { padding: 5px 6px; }
QPushButton[tool="true"]:focus { padding: 4px 5px; }
QPushButton[link="true"] { background: transparent; color: @accent; border: none;
    padding: 2px 0px; min-height: 0; }
QPushButton[link="true"]:hover { text-decoration: underline; background: transparent; }
QPushButton[link="true"]:focus { border: none; border-bottom: 2px solid @accent;
    border-radius: 0px; padding: 2px 0px 0px 0px; }
QPushButton[link="true"]:disabled { color: @disabled; }
QPushButton[link="true"][fact="true"] { padding: 0px 0px 2px 0px; }
QPushButton[link="true"][fact="true"]:focus { padding: 0px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
)";

const char16_t* const inputs = uR"(
QLineEdit, QPlainTextEdit, QTextEdit {
    background: @card; color: @text; border: 1px solid @line; border-radius: 6px;
    padding: 5px 8px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit { min-height: 18px; }
QLineEdit:hover { border-color: @muted; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid @accent;
    padding: 4px 7px; }
QLineEdit QToolButton, QLineEdit QToolButton:hover { border: none; background: transparent;
    padding: 0; margin: 0; min-height: 0; }
QAbstractSpinBox { min-height: 25px; }
QLineEdit[invalid="true"] { border-color: @high; }
QLineEdit:disabled { background: @window; color: @disabled; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QComboBox QLineEdit:focus,
QAbstractSpinBox QLineEdit:focus { border: none; background: transparent; padding: 0 4px; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @line; outline: 0;
    selection-background-color: @selected; selection-color: @text; padding: 4px; }
QProgressBar { background: @track; border: none; border-radius: 4px; max-height: 8px;
    min-height: 8px; color: transparent; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
)";

const char16_t* const frames = uR"(
QFrame[card="true"] { background: @card; border: 1px solid @line; border-radius: 8px; }
QWidget[bar="true"] { background: @card; }
QLabel { background: transparent; color: @text; }
QLabel[tone="accent"] { color: @accent; }
QLabel[tone="high"] { color: @high; }
QLabel[tone="medium"] { color: @medium; }
QLabel[tone="low"] { color: @low; }
QLabel[tone="muted"] { color: @muted; }
QLabel:disabled { color: @disabled; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[scrolled="true"] { background: transparent; }
QSplitter::handle { background: @line; }
QSplitter::handle:hover { background: @accent; }
QToolTip { background: @card; color: @text; border: 1px solid @line; padding: 5px 8px; }
QMenu { background: @card; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 6px; }
QTabBar { background: transparent; qproperty-drawBase: 0; border: none; }
QTabBar::tab { background: transparent; color: @muted; border: none;
    border-bottom: 2px solid transparent; padding: 6px 2px 7px 2px; margin-right: 10px; }
QTabBar::scroller { width: 40px; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar:focus { outline: none; }
QTabBar::tab:selected:focus { color: @accent; background: @selected; }
QTabBar QToolButton { border: none; background: @card; padding: 2px; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QDialog, QMainWindow { background: @window; }
)";

const char16_t* const lists = uR"(
QTableView, QTreeView, QListView, QTableWidget, QListWidget, QTreeWidget {
    background: @card; alternate-background-color: @card; border: none; outline: 0;
    gridline-color: @line; selection-background-color: @selected; selection-color: @text; }
QAbstractItemView::item { border: none; }
QTreeView::item:selected, QListView::item:selected { background: @selected; color: @text; }
QHeaderView { background: @card; border: none; }
QHeaderView::section { background: @card; color: @muted; border: none;
    border-bottom: 1px solid @line; padding: 6px 8px; }
QTableCornerButton::section { background: @card; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @thumb; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
)";

QColor between(const QColor& a, const QColor& b, double share)
{
    const auto mix = [share](int x, int y) { return qRound(x + (y - x) * share); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

QString styleSheetOf(const Tokens& t)
{
    QString sheet = QString::fromUtf16(buttons) + QString::fromUtf16(inputs)
        + QString::fromUtf16(frames) + QString::fromUtf16(lists);
    // Longer names first: "@accentHover" begins with "@accent".
    const std::array<std::pair<QString, QColor>, 15> names{{
        {u"@accentHover"_s, t.accentHover},
        {u"@onAccent"_s, t.onAccent},
        {u"@accent"_s, t.accent},
        {u"@window"_s, t.window},
        {u"@card"_s, t.card},
        {u"@line"_s, t.line},
        {u"@text"_s, t.text},
        {u"@muted"_s, t.muted},
        {u"@selected"_s, t.selected},
        {u"@hover"_s, t.hover},
        {u"@track"_s, t.track},
        {u"@disabled"_s, t.disabled},
        {u"@thumb"_s, between(t.line, t.muted, 0.35)},
        {u"@high"_s, t.high},
        {u"@medium"_s, t.medium},
    }};
    for (const auto& [name, color] : names)
        sheet.replace(name, color.name());
    return sheet.replace("@low"_L1, t.low.name());
}

} // namespace parapet::views
