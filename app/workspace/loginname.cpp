// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/loginname.h"

#include <pwd.h>
#include <unistd.h>

namespace parapet::app {

QString loginName()
{
    for (const char* variable : {"PARAPET_USER", "USER", "LOGNAME"})
        if (const QString name = qEnvironmentVariable(variable); !name.isEmpty())
            return name;
    const passwd* entry = getpwuid(getuid());
    return entry == nullptr ? QStringLiteral("unknown") : QString::fromLocal8Bit(entry->pw_name);
}

} // namespace parapet::app
