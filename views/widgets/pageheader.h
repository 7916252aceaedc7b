// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a page: title, one line of summary, actions at the right, or below where there is no
// room beside the title. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QBoxLayout;
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class FlowLayout;
class MenuButton;
class TextLabel;

class PageHeader : public QWidget
{
    Q_OBJECT

public:
    explicit PageHeader(const Theme& theme, const QString& title = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSummary(const QString& summary);
    /// `icon`: name of an icon, or empty. The header owns the buttons.
    QPushButton* addAction(const QString& name, const QString& text, const QString& icon = {});
    MenuButton* addMenu(const QString& name, const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeActions();
    void placeCount(bool below);

    const Theme& m_theme;
    TextLabel* m_title;
    TextLabel* m_summary;
    QBoxLayout* m_words;
    QBoxLayout* m_line;
    FlowLayout* m_actions;
};

} // namespace parapet::views
