// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the rows of the workspace stood in the files they were imported from: file and line, packed
// to about a byte a row. Thread of the connection; SQLite exceptions of the writing half pass
// through.
#pragma once

#include "models/domain/fleetstate.h"
#include "models/store/connection.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parapet::store {

/// What rows of an object are placed: those of a device's findings and assessments by their key,
/// or the one row of a device or alert. The numbers are stored.
enum class PlacedFamily : std::uint8_t { Finding = 0, Assessment = 1, Device = 2, Alert = 3 };

/// The shorter of two codes. 0: each row as the step from the one before: 0 and n for n rows on the
/// following lines; else 2 * zigzag(lines between) + (1: another file, whose number follows), all
/// as varints. 1, for rows of one file in no order: file, first line and number of rows as varints,
/// a byte with the bits of each, then the lines from the first one on in so many bits.
[[nodiscard]] std::string packPlaces(const std::vector<domain::RowPlace>& places);
/// Nothing when the bytes are damaged.
[[nodiscard]] std::optional<std::vector<domain::RowPlace>> unpackPlaces(std::string_view packed);

/// Keeps the places of the rows that begin in a snapshot. Inside the caller's transaction.
class PlaceWriter
{
public:
    PlaceWriter(SQLite::Database& db, qint64 snapshot, PlacedFamily family);
    /// Rows of one object follow one another in the order of their keys.
    void add(domain::Key object, domain::RowPlace place);
    void finish();

private:
    SQLite::Statement m_insert;
    std::int64_t m_object = -1;
    std::vector<domain::RowPlace> m_places;
};

/// The names of the files that places of a snapshot point to, in the order of their numbers.
void writePlaceFiles(SQLite::Database& db, qint64 snapshot, const QStringList& names);

struct FileLine
{
    QString file; ///< bare name; of an archive with the member's path behind it
    quint32 line = 0; ///< from 1; 0: not kept, the import was made by an earlier version
    [[nodiscard]] bool known() const { return line != 0; }
};

/// Of the row that told the finding as it is since `snapshot`.
[[nodiscard]] base::Result<FileLine> placeOfFinding(
    Connection& connection, qint64 snapshot, qint64 device, qint64 version, qint64 cve);
[[nodiscard]] base::Result<FileLine> placeOfAssessment(
    Connection& connection, qint64 snapshot, qint64 device, qint64 control);
/// Of the machines row of a device or the row of an alert.
[[nodiscard]] base::Result<FileLine> placeOfObject(
    Connection& connection, qint64 snapshot, PlacedFamily family, qint64 object);

} // namespace parapet::store
