// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T>: a value or an Error with kind, message (for people) and detail (for logs).
// Plain values; any thread.
#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace parapet::base {

struct Error
{
    enum class Kind {
        Usage,
        NotFound,
        Io,
        Format,
        Corrupt,
        Version,
        Conflict,
        Cancelled,
        Internal
    };
    Kind kind = Kind::Internal;
    QString message; ///< What happened and what to do, one sentence, shown to users.
    QString detail; ///< Technical detail in plain English; may be empty.
};

template <class T>
using Result = tl::expected<T, Error>;

/// Shorthand for `return fail(Error::Kind::Io, tr("..."))`.
[[nodiscard]] inline tl::unexpected<Error> fail(
    Error::Kind kind, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(message), std::move(detail)});
}

} // namespace parapet::base
