// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What filing exceptions would do, asked of the workspace before they are filed. For the GUI
// thread; does not block.
#pragma once

#include "models/items/library.h"

namespace parapet::items {

/// All of them filed at once in the scope of the library (assess/preview.h). A later request of the
/// same context replaces this one, which then answers Cancelled.
void askExceptionPreview(Library& library, const std::vector<domain::ExceptionRequest>& requests,
    QObject* context, Answer<domain::ExceptionPreview> answer);

} // namespace parapet::items
