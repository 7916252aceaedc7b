// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the program's icons from its SVG files, inked at paint time with a colour of the shared
// tokens, so that they follow the theme and the scale. GUI thread only.
#pragma once

#include "views/widgets/tokens.h"

#include <QIcon>
#include <QString>

#include <functional>
#include <memory>

namespace parapet::views {

/// Which colour of the tokens an icon is inked with.
using Ink = std::function<QColor(const Tokens&)>;

/// The icon :/parapet/icons/NAME.svg; a null icon when there is none.
[[nodiscard]] QIcon makeIcon(const QString& name, std::shared_ptr<const Tokens> tokens, Ink ink);

} // namespace parapet::views
