// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/probabilitytext.h"

namespace parapet::domain {

std::optional<QString> smallProbabilityText(double value, const QLocale& locale)
{
    constexpr double small = 0.001;
    constexpr double smallest = 0.00001;
    constexpr int decimals = 5;
    if (value <= 0.0 || value >= small)
        return {};
    if (value < smallest)
        return QLatin1Char('<') + locale.toString(smallest, 'f', decimals);
    return locale.toString(value, 'f', decimals);
}

} // namespace parapet::domain
