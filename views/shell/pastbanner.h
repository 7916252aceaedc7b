// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The strip that cannot be missed while the window shows a past snapshot, with the way back. Owned
// by the shell. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class PastBanner : public QFrame
{
    Q_OBJECT

public:
    explicit PastBanner(const Theme& theme, QWidget* parent = nullptr);

    /// "1 Jul 2026"; empty hides the strip.
    void showDate(const QString& date);

signals:
    void backToLatest();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void drawIcon();

    const Theme& m_theme;
    QLabel* m_icon;
    TextLabel* m_words;
};

} // namespace parapet::views
