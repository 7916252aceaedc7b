// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fixed JSON of what-if, plan and explain. Pure functions.
#pragma once

#include "models/domain/views.h"

#include <QByteArray>

namespace parapet::cli {

[[nodiscard]] QByteArray toJson(const domain::Effect& effect);
[[nodiscard]] QByteArray toJson(const std::vector<domain::PlanStepView>& steps);
[[nodiscard]] QByteArray toJson(const domain::Explanation& node);
[[nodiscard]] QByteArray toJson(const domain::ExceptionPreview& preview);

} // namespace parapet::cli
