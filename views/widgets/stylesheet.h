// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The application's one style sheet, written from the tokens. Fonts are not part of it (roles set
// them). Pure function; any thread.
#pragma once

#include "views/widgets/tokens.h"

#include <QString>

namespace parapet::views {

/// Understands these dynamic properties: QPushButton[primary|quiet|link|danger="true"],
/// QLabel[tone="accent|high|medium|low|muted"], QFrame[card="true"], QWidget[bar="true"] (card
/// ground with no border).
[[nodiscard]] QString styleSheetOf(const Tokens& tokens);

} // namespace parapet::views
