// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words that field tables are written in. Included by the tables (fields.cpp and its
// neighbours) only; constant data.
#pragma once

#include "models/domain/fields.h"

namespace parapet::domain::fieldtable {

using Type = FieldType;
using Format = FieldFormat;

/// Reads better than a bare `false` at the end of a line.
inline constexpr bool hidden = false;

} // namespace parapet::domain::fieldtable
