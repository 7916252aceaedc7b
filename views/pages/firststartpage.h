// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a new workspace shows: one sentence and two ways to begin. Owned by the shell. GUI thread
// only.
#pragma once

#include "views/widgets/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class FirstStartPage : public QWidget
{
    Q_OBJECT

public:
    explicit FirstStartPage(const Theme& theme, QWidget* parent = nullptr);

    /// What is being loaded right now; empty: nothing, the buttons can be used.
    void setBusy(const QString& what);

signals:
    void importRequested();
    void demoRequested();

private:
    TextLabel* m_sentence;
    TextLabel* m_hint;
    QPushButton* m_import;
    QPushButton* m_demo;
};

} // namespace parapet::views
