// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that the window has in memory to a CSV file. Called on the GUI thread; written on the
// desk's.
#pragma once

#include "models/domain/fields.h"
#include "models/jobs/desk.h"

namespace parapet::jobs {

struct RowsExport
{
    struct Column
    {
        QString name; ///< stable, the header of the file
        domain::FieldType type = domain::FieldType::Text; ///< Time: qint64 milliseconds become text
    };
    std::vector<Column> columns;
    std::vector<std::vector<domain::Value>> rows; ///< one value for each column
};

/// Replaces the file only when all is written; formula-safe as every export. The outcome tells how
/// many rows. Errors: Io; Cancelled.
JobId startRowsExport(Desk& desk, RowsExport rows, const QString& file);

} // namespace parapet::jobs
