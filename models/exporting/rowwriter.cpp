// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exporting/rowwriter.h"

#include "models/exporting/csvwriter.h"
#include "models/exporting/jsonwriter.h"
#include "models/exporting/tablewriter.h"

#include <QIODevice>

namespace parapet::exporting {

Sink deviceSink(QIODevice& device)
{
    return [&device](QByteArrayView piece) -> base::Result<void> {
        qint64 done = 0;
        while (done < piece.size()) {
            const qint64 written = device.write(piece.data() + done, piece.size() - done);
            if (written <= 0)
                return base::fail(base::Error::Kind::Io,
                    QStringLiteral("The output could not be written: %1.")
                        .arg(device.errorString()));
            done += written;
        }
        return {};
    };
}

std::optional<Format> parseFormat(QStringView name)
{
    if (name == u"table")
        return Format::Table;
    if (name == u"csv")
        return Format::Csv;
    if (name == u"json")
        return Format::Json;
    if (name == u"ndjson")
        return Format::Ndjson;
    return std::nullopt;
}

std::unique_ptr<RowWriter> makeRowWriter(Format format, Sink sink)
{
    switch (format) {
    case Format::Table:
        return std::make_unique<TableWriter>(std::move(sink));
    case Format::Csv:
        return std::make_unique<CsvWriter>(std::move(sink));
    case Format::Json:
        return std::make_unique<JsonWriter>(std::move(sink), JsonWriter::Shape::Array);
    case Format::Ndjson:
        return std::make_unique<JsonWriter>(std::move(sink), JsonWriter::Shape::Lines);
    }
    return nullptr;
}

} // namespace parapet::exporting
