// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads CSV (RFC 4180) as spreadsheets write it back: UTF-8 with or without a mark, CRLF, LF or
// CR, comma, semicolon or tab (found from the first row). Owned by its caller; one thread at a
// time.
#pragma once

#include "models/base/result.h"

#include <QStringList>

#include <string>

class QIODevice;

namespace parapet::exporting {

/// Takes away the apostrophe that CsvEncoder put before a formula; other cells stay as they are.
[[nodiscard]] QString unneutralise(const QString& cell);

struct CsvRow
{
    qint64 line = 0; ///< 1-based line where the row begins
    QStringList cells; ///< unquoted and without the apostrophe of a neutralised formula
};

class CsvReader
{
public:
    /// A row may have at most this many bytes.
    static constexpr std::size_t longestRow = std::size_t{16} << 20;

    /// The device is open for reading and outlives the reader.
    explicit CsvReader(QIODevice& device);

    /// Reads the next row; false at the end. Empty lines are skipped. Errors, each with the line:
    /// Format for a quote that is never closed, text behind a closing quote, bytes that are no
    /// UTF-8, a row that is too long; Io when the device fails.
    [[nodiscard]] base::Result<bool> next(CsvRow& row);

private:
    enum class Step { More, RowDone, End };

    [[nodiscard]] int peek();
    int take();
    [[nodiscard]] base::Result<void> start();
    [[nodiscard]] char detectSeparator();
    [[nodiscard]] base::Result<void> cell(CsvRow& row);
    [[nodiscard]] base::Result<void> quotedCell(qint64 firstLine);
    [[nodiscard]] base::Result<void> keep(CsvRow& row);
    [[nodiscard]] tl::unexpected<base::Error> fail(qint64 line, const QString& what) const;
    bool takeLineEnd();

    QIODevice& m_device;
    std::string m_chunk;
    std::size_t m_at = 0;
    qint64 m_line = 1;
    char m_separator = ',';
    bool m_started = false;
    bool m_failed = false;
    std::string m_cell;
    std::size_t m_rowBytes = 0;
};

} // namespace parapet::exporting
