// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The field tables of what happened and what is due: events, the journal, due dates, IT's answers.
// Part of fieldsOf (fields.h). Constant data; any thread.
#pragma once

#include "models/domain/fields.h"

namespace parapet::domain {

[[nodiscard]] std::span<const FieldSpec> snapshotFields();
[[nodiscard]] std::span<const FieldSpec> eventFields();
[[nodiscard]] std::span<const FieldSpec> journalFields();
[[nodiscard]] std::span<const FieldSpec> dueDateFields();
[[nodiscard]] std::span<const FieldSpec> claimFields();

} // namespace parapet::domain
