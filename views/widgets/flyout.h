// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The panel at the right of a page: title, pills, tabs, content, and a row of actions that stays
// in sight and wraps. Esc closes it; its left edge resizes it. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QByteArray>
#include <QFrame>

QT_BEGIN_NAMESPACE
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;
QT_END_NAMESPACE

namespace parapet::views {

class FlowLayout;
class TextLabel;

class Flyout : public QFrame
{
    Q_OBJECT

public:
    static constexpr int minimumPanelWidth = 320;
    static constexpr int defaultPanelWidth = 440;
    static constexpr int maximumPanelWidth = 800;

    explicit Flyout(const Theme& theme, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    /// Replaces the pills; the flyout owns them. An empty list hides the row.
    void setPills(const QList<QWidget*>& pills);
    /// Adds a tab; the flyout owns the page. `scrolls` puts it into a scroll area with padding;
    /// a page with its own scrolling (a table) says false. One tab alone shows no tab bar.
    int addTab(QWidget* page, const QString& text, bool scrolls = true);
    void setTabText(int index, const QString& text);
    /// A hidden tab keeps its page; the first one is shown instead where it was the current one.
    void setTabVisible(int index, bool visible);
    void setCurrentTab(int index);
    /// Another object: every tab begins at its top.
    void scrollToTop();
    [[nodiscard]] int currentTab() const;
    /// A button of the bottom row; the flyout owns it.
    QPushButton* addAction(const QString& name, const QString& text, bool primary = false);

    void setPanelWidth(int pixels); ///< clamped to the limits above
    [[nodiscard]] int panelWidth() const { return m_width; }
    [[nodiscard]] QByteArray saveState() const;
    /// False (and nothing changes) for bytes saveState() did not write.
    bool restoreState(const QByteArray& state);

signals:
    void closed(); ///< by Esc or the cross; the flyout has hidden itself
    void currentTabChanged(int index);
    void panelWidthChanged(int pixels);

private:
    void close();
    void closeInnermost();

    const Theme& m_theme;
    int m_width = defaultPanelWidth;
    TextLabel* m_title;
    QToolButton* m_close;
    QWidget* m_pillRow;
    FlowLayout* m_pills;
    QTabBar* m_tabs;
    QFrame* m_tabLine;
    QStackedWidget* m_pages;
    QFrame* m_actionLine;
    QFrame* m_actionRow;
    FlowLayout* m_actions;
};

} // namespace parapet::views
