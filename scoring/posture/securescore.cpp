// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/posture/securescore.h"

#include "scoring/exposure/exactsum.h"

#include <algorithm>

namespace parapet::scoring {

namespace {

struct Sums
{
    ExactSum points;
    ExactSum maximum;
};

ControlScore scoreControl(const ControlInput& control)
{
    if (control.applicable == 0)
        return {};
    const std::uint32_t compliant = std::min(control.compliant, control.applicable);
    ControlScore score;
    score.assessed = true;
    score.maximum = control.maximum;
    // The quotient first: all of them compliant is then the maximum to the last bit.
    const double applicable = control.applicable;
    score.points = control.maximum * (compliant / applicable);
    score.impact = control.maximum * ((control.applicable - compliant) / applicable);
    return score;
}

} // namespace

SecureScore secureScore(std::span<const ControlInput> controls)
{
    SecureScore result;
    std::array<Sums, controlCategoryNames.size()> categorySums;
    Sums all;
    result.controls.reserve(controls.size());
    for (const ControlInput& control : controls) {
        const ControlScore& score = result.controls.emplace_back(scoreControl(control));
        const auto index = static_cast<std::size_t>(control.category);
        if (!score.assessed) {
            ++result.notAssessed;
            ++result.categories[index].notAssessed;
            continue;
        }
        ++result.categories[index].controls;
        for (Sums* sums : {&all, &categorySums[index]}) {
            sums->points.add(score.points);
            sums->maximum.add(score.maximum);
        }
    }
    for (std::size_t i = 0; i < categorySums.size(); ++i) {
        result.categories[i].category = static_cast<ControlCategory>(i);
        result.categories[i].points = categorySums[i].points.value();
        result.categories[i].maximum = categorySums[i].maximum.value();
    }
    result.points = all.points.value();
    result.maximum = all.maximum.value();
    result.percent = result.maximum > 0.0 ? 100.0 * result.points / result.maximum : 0.0;
    return result;
}

} // namespace parapet::scoring
