// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes rows of a list as CSV, JSON, NDJSON or a text table, streamed through a sink. Owned by
// the export job or the command; one writer belongs to one thread at a time.
#pragma once

#include "models/base/result.h"
#include "models/domain/fields.h"

#include <QByteArrayView>

#include <functional>
#include <memory>
#include <span>

class QIODevice;

namespace parapet::exporting {

/// Takes the next piece of output (about 256 KB). An error stops the writing.
using Sink = std::function<base::Result<void>(QByteArrayView)>;

/// Writes to a device that is open for writing and outlives the sink. Error: Io.
[[nodiscard]] Sink deviceSink(QIODevice& device);

class RowWriter
{
public:
    RowWriter() = default;
    RowWriter(const RowWriter&) = delete;
    RowWriter& operator=(const RowWriter&) = delete;
    virtual ~RowWriter() = default;

    /// Starts the output; the fields are copied. Called once, first.
    [[nodiscard]] virtual base::Result<void> begin(std::span<const domain::FieldSpec> fields) = 0;
    /// One value for each field, in their order. Errors: those of the sink; Internal for another
    /// number of values.
    [[nodiscard]] virtual base::Result<void> row(std::span<const domain::Value> values) = 0;
    /// Completes and hands over what is buffered. Without it the output is incomplete.
    [[nodiscard]] virtual base::Result<void> end() = 0;
};

enum class Format { Table, Csv, Json, Ndjson };

/// "table", "csv", "json", "ndjson"
[[nodiscard]] std::optional<Format> parseFormat(QStringView name);

[[nodiscard]] std::unique_ptr<RowWriter> makeRowWriter(Format format, Sink sink);

} // namespace parapet::exporting
