// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/issue.h"

using namespace Qt::StringLiterals;

namespace parapet::domain {

QString describe(const Issue& issue)
{
    QString place = issue.file;
    if (issue.line > 0)
        place += u':' + QString::number(issue.line);
    if (issue.byteOffset)
        place += (issue.line > 0 ? u": byte "_s : u":@"_s) + QString::number(*issue.byteOffset);
    return place + u": "_s + issue.reason;
}

} // namespace parapet::domain
