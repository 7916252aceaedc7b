// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A question with its consequence and two buttons, inside a panel instead of a dialog; hidden until
// asked. Owned by its parent. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class ConfirmBox final : public QFrame
{
    Q_OBJECT

public:
    /// `name`: prefix of the object names of the buttons ("<name>Yes", "<name>No").
    ConfirmBox(const Theme& theme, const QString& name, QWidget* parent = nullptr);

    void ask(const QString& question, const QString& yes);

signals:
    void confirmed();

private:
    TextLabel* m_question;
    QPushButton* m_yes;
    QPushButton* m_no;
};

} // namespace parapet::views
