// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/issue.h"

namespace parapet::domain {

QString describe(const Issue& issue)
{
    if (issue.line > 0)
        return QStringLiteral("%1:%2: %3").arg(issue.file).arg(issue.line).arg(issue.reason);
    if (issue.byteOffset)
        return QStringLiteral("%1:@%2: %3")
            .arg(issue.file)
            .arg(*issue.byteOffset)
            .arg(issue.reason);
    return QStringLiteral("%1: %2").arg(issue.file, issue.reason);
}

} // namespace parapet::domain
