// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the record of a family from a Row, checks every column and hands it to the sink. Owned by
// one parsing thread.
#pragma once

#include "models/ingest/importer.h"
#include "models/ingest/rowreader.h"

#include <optional>

namespace parapet::ingest {

class RowBuilder
{
public:
    /// Nothing when the row was handed over, else the reason why it was not.
    [[nodiscard]] std::optional<QString> deliver(
        Family family, const Row& row, Sink& sink, Place place);

private:
    void machine(Sink& sink, Place place);
    void vulnerability(Sink& sink, Place place);
    void software(Sink& sink, Place place);
    void assessment(Sink& sink, Place place);
    void alert(Sink& sink, Place place);
    [[nodiscard]] domain::DeviceColumns deviceColumns(Field id, Field name);
    void updateColumns(domain::VulnerabilityRecord& record);
    [[nodiscard]] bool namesZeroDay();

    RowReader m_in;
    const Row* m_row = nullptr;
};

} // namespace parapet::ingest
