// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a weakness has no row in the computed lists of a scope: not found at all, or left out by
// exceptions. Thread of the connection.
#pragma once

#include "models/base/result.h"
#include "models/store/connection.h"
#include "models/store/kindsql.h"

#include <QString>

#include <vector>

namespace parapet::store {

struct LeftOut
{
    struct By
    {
        QString title;
        base::Millis expiresOn = 0;
    };
    /// False positives in effect that take out findings which the snapshot has in this scope, the
    /// longest-lasting first.
    std::vector<By> exceptions;
    bool isElsewhere = false; ///< other device groups of the newest snapshot have it
};

/// Looks for findings on devices with the software of the exceptions only. Errors: those of the
/// database.
[[nodiscard]] base::Result<LeftOut> whyLeftOut(
    Connection& connection, const ReadScope& scope, const QString& cve);

} // namespace parapet::store
