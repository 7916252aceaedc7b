// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bar at the top of the window: where one is, search, what is shown, import. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace parapet::views {

class MenuButton;
class TextLabel;

class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(const Theme& theme, QWidget* parent = nullptr);

    void setCanGoBack(bool can);
    void setCanGoForward(bool can);
    /// Menus and texts belong to the shell ("Device groups: all 6", "As of: 1 Aug 2026 (latest)").
    [[nodiscard]] MenuButton* deviceGroupButton() const { return m_groups; }
    [[nodiscard]] MenuButton* asOfButton() const { return m_asOf; }
    [[nodiscard]] QPushButton* importButton() const { return m_import; }
    [[nodiscard]] QLineEdit* search() const { return m_search; }
    void focusSearch(); ///< also Ctrl+K in the window

signals:
    void backRequested();
    void forwardRequested();
    void searchEdited(const QString& text);
    void searchSubmitted(const QString& text);
    void importRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* historyButton(const QString& name, const QString& icon, const QString& words);

    const Theme& m_theme;
    TextLabel* m_name;
    QToolButton* m_back;
    QToolButton* m_forward;
    QLineEdit* m_search;
    MenuButton* m_groups;
    MenuButton* m_asOf;
    QPushButton* m_import;
};

} // namespace parapet::views
