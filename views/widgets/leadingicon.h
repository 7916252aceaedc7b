// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The icon at the beginning of a text field, with a name for those who do not see it. GUI thread.
#pragma once

#include <QAction>
#include <QLineEdit>
#include <QToolButton>

namespace parapet::views {

inline void addLeadingIcon(QLineEdit& field, const QIcon& icon, const QString& name)
{
    const QAction* action = field.addAction(icon, QLineEdit::LeadingPosition);
    for (QObject* place : action->associatedObjects()) {
        if (auto* button = qobject_cast<QToolButton*>(place))
            button->setAccessibleName(name);
    }
}

} // namespace parapet::views
