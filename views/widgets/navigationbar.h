// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the program at the left: icon and word, or icons alone. Up and Down move, the
// current page is marked. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QListWidget;
class QToolButton;
QT_END_NAMESPACE

namespace parapet::views {

class NavigationBar : public QWidget
{
    Q_OBJECT

public:
    explicit NavigationBar(const Theme& theme, QWidget* parent = nullptr);

    /// `key` is what pageRequested() tells; `icon` the name of an icon.
    void addPage(const QString& key, const QString& text, const QString& icon);
    /// The pages added from now on stand under these words; a line where there is no room for them.
    void addGroup(const QString& text);
    /// Does not emit. An unknown key leaves no page marked.
    void setCurrent(const QString& key);
    [[nodiscard]] QString current() const;

    void setCollapsed(bool collapsed);
    /// As a person chose it.
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    /// In a narrow window icons are enough, till somebody asks for the words.
    void setNarrow(bool narrow);
    [[nodiscard]] bool showsIconsOnly() const { return m_collapsed || m_isNarrow; }
    /// Pixels of a page's line and of a group's: as much as the height at hand allows.
    [[nodiscard]] int pageHeight() const { return m_pageHeight; }
    [[nodiscard]] int groupHeight() const { return m_groupHeight; }
    [[nodiscard]] bool showsGroupWords() const;

signals:
    void pageRequested(const QString& key);
    void collapsedChanged(bool collapsed);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void dress();
    void toggle();
    void spread();
    [[nodiscard]] int wordsWidth() const;

    const Theme& m_theme;
    QListWidget* m_list;
    QToolButton* m_toggle;
    bool m_collapsed = false;
    bool m_isNarrow = false;
    int m_pageHeight = 36;
    int m_groupHeight = 28;
};

} // namespace parapet::views
