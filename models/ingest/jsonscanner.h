// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one JSON object (RFC 8259, strictly, ignored fields too) into a Row in one pass. It learns
// the order of the keys from the records before, which makes a key one comparison; measured, it
// takes half the time of a general parser. Owned by one parsing thread.
#pragma once

#include "models/ingest/importer.h"
#include "models/ingest/row.h"

#include <optional>
#include <string>
#include <vector>

namespace parapet::ingest {

class JsonScanner
{
public:
    /// Bytes that must be readable behind a record (whatever they hold, the block ends with NULs).
    static constexpr std::size_t padding = 64;

    explicit JsonScanner(const Limits& limits);

    /// Nothing when `record` is one valid object within the limits, else the reason why it is not.
    /// Blanks around it are allowed. The row's views point into the record.
    [[nodiscard]] std::optional<QString> scan(std::string_view record, Row& row);

    /// The same for one list of texts that stands alone (padded), as CSV fields hold them.
    [[nodiscard]] std::optional<QString> scanList(std::string_view list, Field field, Cell& cell);

private:
    struct KeySlot
    {
        std::string quoted; ///< the key with both quotes
        Field field = Field::Ignored;
    };

    bool members(Row& row);
    bool key(std::size_t index, Field& field);
    bool newKey(std::size_t index, Field& field);
    bool value(Cell& cell, std::uint32_t depth);
    bool text(Cell& cell);
    bool escape();
    bool number(Cell& cell);
    bool literal(std::string_view word, Cell::Kind kind, Cell& cell);
    bool array(Cell& cell, std::uint32_t depth);
    bool object(Cell& cell, std::uint32_t depth);
    bool noKeyTwice();
    void skipBlanks();
    bool fail(const QString& reason);
    bool failHere(const QString& what);

    Limits m_limits;
    std::vector<KeySlot> m_slots;
    std::vector<std::string_view> m_keys; ///< of the record being read
    bool m_orderIsNew = false;
    bool m_nonAscii = false;
    const char* m_at = nullptr;
    const char* m_end = nullptr;
    std::string_view m_keyNow;
    Cell m_ignored;
    QString m_reason;
};

} // namespace parapet::ingest
