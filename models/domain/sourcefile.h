// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file that a snapshot was read from, as it was then. Plain values; any thread.
#pragma once

#include <QByteArray>
#include <QString>

namespace parapet::domain {

struct SourceFile
{
    QString name; ///< as told to the import; the store keeps no folders
    qint64 bytes = 0;
    QByteArray sha256; ///< of its bytes, packed as they were
};

} // namespace parapet::domain
