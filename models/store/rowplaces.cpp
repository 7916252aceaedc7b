// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rowplaces.h"

#include "models/store/cells.h"

#include <algorithm>
#include <bit>

namespace parapet::store {
namespace {

using domain::RowPlace;

constexpr char steps = 0, dense = 1; ///< the codes
constexpr std::size_t mostRows = std::size_t{1} << 28; ///< of one object; more is damage

void putVarint(std::string& out, std::uint64_t value)
{
    while (value >= 0x80) {
        out.push_back(static_cast<char>((value & 0x7F) | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<char>(value));
}

std::uint64_t zigzag(std::int64_t value)
{
    return value < 0 ? (static_cast<std::uint64_t>(-(value + 1)) << 1U) + 1U
                     : static_cast<std::uint64_t>(value) << 1U;
}

std::int64_t unzigzag(std::uint64_t coded)
{
    const auto half = static_cast<std::int64_t>(coded >> 1U);
    return (coded & 1U) != 0 ? -half - 1 : half;
}

class VarintReader
{
public:
    explicit VarintReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] bool atEnd() const { return m_at == m_bytes.size(); }
    [[nodiscard]] std::string_view left() const { return m_bytes.substr(m_at); }
    std::optional<std::uint64_t> next()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63 && m_at < m_bytes.size(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_bytes[m_at++]);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if ((byte & 0x80U) == 0)
                return value;
        }
        return {};
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

/// One step of unpackPlaces; false: damaged.
bool takeStep(VarintReader& in, std::vector<RowPlace>& places, RowPlace& last)
{
    const auto step = in.next();
    if (!step)
        return false;
    if (*step == 0) {
        const auto rows = in.next();
        if (!rows || *rows > mostRows - places.size())
            return false;
        for (std::uint64_t i = 0; i < *rows; ++i) {
            ++last.line;
            places.push_back(last);
        }
        return true;
    }
    const std::int64_t line = std::int64_t{last.line} + 1 + unzigzag(*step >> 1U);
    if (line < 0 || line > 0xFFFFFFFFLL)
        return false;
    last.line = static_cast<std::uint32_t>(line);
    if ((*step & 1U) != 0) {
        const auto file = in.next();
        if (!file || *file > 0xFFFF)
            return false;
        last.file = static_cast<std::uint16_t>(*file);
    }
    places.push_back(last);
    return true;
}

std::string packedSteps(const std::vector<RowPlace>& places)
{
    std::string packed(1, steps);
    RowPlace last;
    std::uint64_t following = 0;
    const auto endRun = [&] {
        if (following == 0)
            return;
        packed.push_back('\0');
        putVarint(packed, following);
        following = 0;
    };
    for (const RowPlace& place : places) {
        const std::int64_t between = std::int64_t{place.line} - last.line - 1;
        const bool otherFile = place.file != last.file;
        last = place;
        if (between == 0 && !otherFile) {
            ++following;
            continue;
        }
        endRun();
        putVarint(packed, (zigzag(between) << 1U) | (otherFile ? 1U : 0U));
        if (otherFile)
            putVarint(packed, place.file);
    }
    endRun();
    return packed;
}

std::string packedDense(const std::vector<RowPlace>& places)
{
    const auto [first, last] = std::ranges::minmax_element(places, {}, &RowPlace::line);
    const auto bits = static_cast<unsigned>(std::bit_width(last->line - first->line));
    std::string packed(1, dense);
    putVarint(packed, places.front().file);
    putVarint(packed, first->line);
    putVarint(packed, places.size());
    packed.push_back(static_cast<char>(bits));
    std::uint64_t pending = 0;
    unsigned held = 0;
    for (const RowPlace& place : places) {
        pending |= std::uint64_t{place.line - first->line} << held;
        for (held += bits; held >= 8; held -= 8) {
            packed.push_back(static_cast<char>(pending & 0xFFU));
            pending >>= 8U;
        }
    }
    if (held > 0)
        packed.push_back(static_cast<char>(pending));
    return packed;
}

std::optional<std::vector<RowPlace>> unpackedDense(std::string_view packed)
{
    VarintReader in(packed);
    const auto file = in.next();
    const auto first = in.next();
    const auto count = in.next();
    const auto bits = in.next();
    if (!bits || *file > 0xFFFF || *first > 0xFFFFFFFF || *count > mostRows || *bits > 32
        || in.left().size() != (*count * *bits + 7) / 8)
        return {};
    const std::string_view bytes = in.left();
    const std::uint64_t mask = (std::uint64_t{1} << *bits) - 1;
    std::vector<RowPlace> places(static_cast<std::size_t>(*count));
    std::uint64_t pending = 0;
    unsigned held = 0;
    std::size_t at = 0;
    for (RowPlace& place : places) {
        for (; held < *bits; held += 8)
            pending |= std::uint64_t{static_cast<unsigned char>(bytes[at++])} << held;
        place = {static_cast<std::uint16_t>(*file),
            static_cast<std::uint32_t>(*first + (pending & mask))};
        pending >>= *bits;
        held -= static_cast<unsigned>(*bits);
    }
    return places;
}

/// The row at `rank` of `count` rows of the object that begin in the snapshot.
FileLine lookUp(SQLite::Database& db, qint64 snapshot, PlacedFamily family, qint64 object,
    std::size_t rank, std::size_t count)
{
    SQLite::Statement row(
        db, "SELECT places FROM row_place WHERE family = ? AND object = ? AND snapshot = ?");
    row.bind(1, static_cast<int>(family));
    row.bind(2, static_cast<int64_t>(object));
    row.bind(3, static_cast<int64_t>(snapshot));
    if (!row.executeStep())
        return {};
    const auto blob = row.getColumn(0);
    const auto places = unpackPlaces(
        {static_cast<const char*>(blob.getBlob()), static_cast<std::size_t>(blob.getBytes())});
    if (!places || places->size() != count || rank >= count || !(*places)[rank].known())
        return {};
    SQLite::Statement file(db, "SELECT name FROM place_file WHERE snapshot = ? AND file = ?");
    file.bind(1, static_cast<int64_t>(snapshot));
    file.bind(2, static_cast<int>((*places)[rank].file));
    if (!file.executeStep())
        return {};
    return {text(file.getColumn(0)), (*places)[rank].line};
}

template <class Work>
base::Result<FileLine> guardedPlace(Connection& connection, const Work& work)
{
    FileLine place;
    auto done = connection.guarded([&]() -> base::Result<void> {
        place = work(connection.db());
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return place;
}

/// A table of facts of devices, and its key behind the device.
struct PlacedTable
{
    PlacedFamily family;
    std::string name, key, parameters;
};

/// The place at the rank of a key among all rows of the device that begin in the snapshot.
base::Result<FileLine> placeOfFact(Connection& connection, const PlacedTable& table,
    qint64 snapshot, qint64 device, const std::vector<qint64>& key)
{
    return guardedPlace(connection, [&](SQLite::Database& db) {
        const std::string begun = " WHERE device = ?1 AND since = ?2";
        SQLite::Statement ranked(db,
            "SELECT count(*) FILTER (WHERE (" + table.key + ") < (" + table.parameters
                + ")), count(*) FROM (SELECT " + table.key + " FROM " + table.name + begun
                + " UNION ALL SELECT " + table.key + " FROM " + table.name + "_past" + begun + ")");
        ranked.bind(1, static_cast<int64_t>(device));
        ranked.bind(2, static_cast<int64_t>(snapshot));
        for (std::size_t i = 0; i < key.size(); ++i)
            ranked.bind(static_cast<int>(i) + 3, static_cast<int64_t>(key[i]));
        if (!ranked.executeStep())
            return FileLine();
        return lookUp(db, snapshot, table.family, device,
            static_cast<std::size_t>(ranked.getColumn(0).getInt64()),
            static_cast<std::size_t>(ranked.getColumn(1).getInt64()));
    });
}

} // namespace

std::string packPlaces(const std::vector<RowPlace>& places)
{
    std::string bySteps = packedSteps(places);
    const bool isOneFile = std::ranges::all_of(
        places, [&](const RowPlace& place) { return place.file == places.front().file; });
    if (places.empty() || !isOneFile)
        return bySteps;
    std::string byLines = packedDense(places);
    return byLines.size() < bySteps.size() ? byLines : bySteps;
}

std::optional<std::vector<RowPlace>> unpackPlaces(std::string_view packed)
{
    if (packed.empty())
        return {};
    const char code = packed.front();
    packed.remove_prefix(1);
    if (code == dense)
        return unpackedDense(packed);
    if (code != steps)
        return {};
    std::vector<RowPlace> places;
    VarintReader in(packed);
    RowPlace last;
    while (!in.atEnd())
        if (!takeStep(in, places, last))
            return {};
    return places;
}

PlaceWriter::PlaceWriter(SQLite::Database& db, qint64 snapshot, PlacedFamily family)
    : m_insert(db,
        "INSERT INTO row_place (family, snapshot, object, places) VALUES ("
            + std::to_string(static_cast<int>(family)) + ", " + std::to_string(snapshot)
            + ", ?, ?)")
{
}

void PlaceWriter::add(domain::Key object, RowPlace place)
{
    if (m_object != std::int64_t{object}) {
        finish();
        m_object = object;
    }
    m_places.push_back(place);
}

void PlaceWriter::finish()
{
    if (m_places.empty())
        return;
    const std::string packed = packPlaces(m_places);
    m_insert.bind(1, static_cast<int64_t>(m_object));
    m_insert.bindNoCopy(2, packed.data(), static_cast<int>(packed.size()));
    m_insert.exec();
    m_insert.reset();
    m_places.clear();
}

void writePlaceFiles(SQLite::Database& db, qint64 snapshot, const QStringList& names)
{
    SQLite::Statement insert(db, "INSERT INTO place_file (snapshot, file, name) VALUES (?, ?, ?)");
    for (qsizetype i = 0; i < names.size(); ++i) {
        insert.bind(1, static_cast<int64_t>(snapshot));
        insert.bind(2, static_cast<int64_t>(i + 1));
        insert.bind(3, names.at(i).toStdString());
        insert.exec();
        insert.reset();
    }
}

base::Result<FileLine> placeOfFinding(
    Connection& connection, qint64 snapshot, qint64 device, qint64 version, qint64 cve)
{
    return placeOfFact(connection, {PlacedFamily::Finding, "finding", "version, cve", "?3, ?4"},
        snapshot, device, {version, cve});
}

base::Result<FileLine> placeOfAssessment(
    Connection& connection, qint64 snapshot, qint64 device, qint64 control)
{
    return placeOfFact(connection, {PlacedFamily::Assessment, "assessment", "control", "?3"},
        snapshot, device, {control});
}

base::Result<FileLine> placeOfObject(
    Connection& connection, qint64 snapshot, PlacedFamily family, qint64 object)
{
    return guardedPlace(connection,
        [&](SQLite::Database& db) { return lookUp(db, snapshot, family, object, 0, 1); });
}

} // namespace parapet::store
