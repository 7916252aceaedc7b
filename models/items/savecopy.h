// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the workspace as the window has it open, also where its file is gone. For the GUI
// thread; does not block.
#pragma once

#include "models/items/library.h"

namespace parapet::items {

/// Answers with the path of the copy; error Io where it cannot be written.
void saveCopy(Library& library, const QString& file, QObject* context, Answer<QString> answer);

} // namespace parapet::items
