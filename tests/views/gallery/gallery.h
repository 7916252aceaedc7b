// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A window that shows every part of the kit with made-up values. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class Gallery : public QWidget
{
    Q_OBJECT

public:
    /// `sheet`: "dashboard", "list" or "controls".
    Gallery(const Theme& theme, const QString& sheet, QWidget* parent = nullptr);

private:
    QWidget* dashboard();
    QWidget* list();
    QWidget* controls();
    QWidget* icons();
    QWidget* flyout();
    QWidget* overview();
    QWidget* scoreCard();
    QWidget* exposureCard();

    const Theme& m_theme;
};

} // namespace parapet::views
