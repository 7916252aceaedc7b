// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists on stdout: the options every listing takes, and the streaming itself.
#pragma once

#include "app/cli/command.h"
#include "models/domain/fields.h"
#include "models/domain/views.h"
#include "models/exporting/rowwriter.h"

namespace parapet::cli {

struct ListOptions
{
    std::string filter, sort, fields, format;
    qint64 limit = -1;
    qint64 asOf = 0;

    void add(CLI::App& app);
};

[[nodiscard]] exporting::Sink standardOutput();
[[nodiscard]] int listKind(Session& session, domain::Kind kind, const ListOptions& options);

} // namespace parapet::cli
