// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A strip above the page that stays for as long as what it tells is so. Owned by the shell. GUI
// thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLabel;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class Banner : public QFrame
{
    Q_OBJECT

public:
    /// `icon`: of resources/icons. Hidden until it has words.
    Banner(const Theme& theme, const QString& name, const QString& icon, QWidget* parent = nullptr);

    /// Empty hides the strip.
    void setWords(const QString& words);

protected:
    /// Icon and words; more may follow.
    [[nodiscard]] QHBoxLayout& line() { return *m_line; }
    void paintEvent(QPaintEvent* event) override;

private:
    void drawIcon();

    const Theme& m_theme;
    QString m_iconName;
    QLabel* m_icon;
    TextLabel* m_words;
    QHBoxLayout* m_line;
};

} // namespace parapet::views
