// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A zip file written member by member, and read back piece by piece, each member with its size and
// SHA-256. Owned by its caller; one thread at a time.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/exporting/rowwriter.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <vector>

namespace parapet::exporting {

struct ZipMember
{
    QString name;
    qint64 bytes = 0;
    QByteArray sha256;
};

class ZipWriter
{
public:
    /// Writes to a device that is open for writing and outlives the writer. Every member gets the
    /// same time.
    ZipWriter(QIODevice& device, base::Millis time);
    ~ZipWriter();
    ZipWriter(const ZipWriter&) = delete;
    ZipWriter& operator=(const ZipWriter&) = delete;

    /// Adds a member of what `write` hands to the sink. Errors: Io, and those of `write`.
    [[nodiscard]] base::Result<void> add(
        const QString& name, const std::function<base::Result<void>(const Sink&)>& write);
    [[nodiscard]] base::Result<void> add(const QString& name, const QByteArray& bytes);
    /// Writes the directory; without it the file is no zip. Error: Io.
    [[nodiscard]] base::Result<void> finish();

    [[nodiscard]] const std::vector<ZipMember>& members() const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

/// What to do with the next member.
struct ZipVisit
{
    qint64 mostBytes = 0; ///< more than this are not read: the member counts as larger
    QByteArray* keep = nullptr; ///< where its bytes go too
};

/// A member as it was found.
struct ZipFinding
{
    ZipMember member; ///< without sum where it was too large or damaged
    bool tooLarge = false, damaged = false;
};

/// Reads every member of a zip. `visit` is asked before each. Errors: Io, Format (no zip),
/// Cancelled.
[[nodiscard]] base::Result<std::vector<ZipFinding>> readZip(const QString& file,
    const std::function<ZipVisit(const QString& name)>& visit,
    const std::function<bool()>& cancelled);

} // namespace parapet::exporting
