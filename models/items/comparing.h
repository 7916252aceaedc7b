// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why the scores of two snapshots differ: asks for the comparison (domain/comparison.h) on a
// reader's thread. For the GUI thread; nothing here blocks it.
#pragma once

#include "models/domain/comparison.h"
#include "models/items/library.h"

namespace parapet::items {

/// 0 is the newest snapshot; the scope of the window plays no part. A later request of the same
/// context replaces this one, and stops it. Errors: NotFound (no such snapshot), Cancelled.
void askComparison(Library& library, qint64 before, qint64 after, QObject* context,
    Answer<domain::Comparison> answer);

/// Stops the comparison that this context asked for: it answers Cancelled.
void cancelComparison(Library& library, QObject* context);

} // namespace parapet::items
