// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A flat button with a word and a chevron that opens a menu below it. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QAbstractButton>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace parapet::views {

class MenuButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit MenuButton(const Theme& theme, const QString& text = {}, QWidget* parent = nullptr);

    /// Owned by the button; opened by click, Space, Enter and Down.
    [[nodiscard]] QMenu* menu() const { return m_menu; }
    void openMenu();
    /// The word is cut at this width (pixels).
    void setMaximumTextWidth(int pixels);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

    /// Looks like something chosen (accent) and ends in a cross instead of a chevron.
    void setMarked(bool marked);
    [[nodiscard]] bool isMarked() const { return m_marked; }
    [[nodiscard]] QRect markRect() const;
    [[nodiscard]] const Theme& theme() const { return m_theme; }

private:
    const Theme& m_theme;
    QMenu* m_menu;
    int m_maximumTextWidth = 320;
    bool m_marked = false;
};

} // namespace parapet::views
