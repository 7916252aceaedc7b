// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an exception is about, from the rows that people see. Pure functions; any thread.
#pragma once

#include "views/panels/rowfacts.h"
#include "views/vocabulary/exceptionsubject.h"

namespace parapet::views {

/// A whole recommendation.
[[nodiscard]] ExceptionSubject subjectOf(const RowFacts& recommendation);
/// A weakness: of the software of that recommendation, or wherever it is found (empty).
[[nodiscard]] ExceptionSubject subjectOf(const RowFacts& weakness, const QString& recommendation);
/// What of a software could be a false positive: its recommendation, where it has weaknesses.
[[nodiscard]] ExceptionSubject subjectOfSoftware(const RowFacts& software);

} // namespace parapet::views
