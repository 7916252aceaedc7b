// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Devices that a completed activity counted as fixed and that its recommendation concerns again.
// Builds SQL text from constants and integers; no user text.
#pragma once

#include "models/store/kindsql.h"

#include <string>

namespace parapet::store {

/// Row source of (activity's rowid, device). `only`: a condition on the activity `c` and its target
/// `x`; empty: none. The same devices as the progress of an activity counts as exposed.
[[nodiscard]] std::string exposedAgain(const ReadScope& scope, const std::string& only);

/// Expression: so many of them has the activity `m`.
[[nodiscard]] std::string countExposedAgain(const ReadScope& scope, const std::string& only);
/// Condition for both: no active or later activity for the recommendation has the device.
[[nodiscard]] std::string notFollowed(const ReadScope& scope);

/// Expression: the snapshot that completed the activity `m`; NULL where none did.
[[nodiscard]] std::string completedWith(const ReadScope& scope);

} // namespace parapet::store
