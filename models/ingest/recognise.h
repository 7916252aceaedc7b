// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells from the first bytes of a file what shape it has, and from its first records what it is
// about. Pure functions; any thread.
#pragma once

#include "models/ingest/block.h"
#include "models/ingest/families.h"

namespace parapet::ingest {

struct Start
{
    enum class Kind : std::uint8_t {
        Export, ///< go on with `shape`
        Empty, ///< nothing but blanks
        Feed, ///< KEV or EPSS: knowledge, no export
        Computed, ///< what a portal computes itself: recommendations, remediation tasks
        Unknown
    };
    Kind kind = Kind::Unknown;
    Shape shape = Shape::Lines;
    std::vector<Field> columns; ///< of CSV
    char separator = ',';
    Recognised recognised; ///< of CSV: by its header
    QString problem; ///< of Unknown: why
};

/// `head`: the first bytes behind a byte order mark. `format` forces one (a name of formats()).
[[nodiscard]] Start recogniseStart(std::string_view head, const QString& format);

struct FirstRecords
{
    Recognised recognised;
    std::int64_t seen = 0; ///< records looked at
    QString problem; ///< why the first of them cannot be read; empty when it could
};
/// Looks through the records of a JSON block for the first of a known family.
[[nodiscard]] FirstRecords recogniseRecords(const Block& block, const Limits& limits);

} // namespace parapet::ingest
