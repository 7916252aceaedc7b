// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The field tables of people's work: remediation activities with their devices, exceptions with
// their device groups. Part of fieldsOf (fields.h). Constant data; any thread.
#pragma once

#include "models/domain/fields.h"

namespace parapet::domain {

[[nodiscard]] std::span<const FieldSpec> remediationFields();
[[nodiscard]] std::span<const FieldSpec> exceptionFields();
[[nodiscard]] std::span<const FieldSpec> remediationDeviceFields();
[[nodiscard]] std::span<const FieldSpec> exceptionGroupFields();

} // namespace parapet::domain
