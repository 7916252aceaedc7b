// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sentences of this library: translation context, and values made fit to be shown in one.
// Pure functions; any thread.
#pragma once

#include <QCoreApplication>
#include <QString>

#include <string_view>

namespace parapet::ingest {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Ingest)
};

/// A value of a file for a message: in quotes, at most 60 characters, control characters and
/// broken UTF-8 made visible.
[[nodiscard]] QString shown(std::string_view value);

} // namespace parapet::ingest
