// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/savecopy.h"

#include "models/items/asking.h"

namespace parapet::items {

void saveCopy(Library& library, const QString& file, QObject* context, Answer<QString> answer)
{
    ask<QString>(library, library.lists(), nullptr, context, std::move(answer),
        [file](const Reader::Desk& desk) {
            return desk.context->connection.backupTo(file).map([&file] { return file; });
        });
}

} // namespace parapet::items
