// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/defaultpath.h"

#include <QStandardPaths>

namespace parapet::app {

QString defaultWorkspacePath()
{
    if (const QString path = qEnvironmentVariable("PARAPET_WORKSPACE"); !path.isEmpty())
        return path;
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
        + QStringLiteral("/workspace.parapet");
}

} // namespace parapet::app
