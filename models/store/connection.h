// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One SQLite connection of a workspace: opening, pragmas, migrations, transactions, cancellation.
// Owned by one thread at a time; a connection opened for reading never writes the workspace.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/store/fileaccess.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace parapet::store {

/// "PARA": marks an SQLite file as a Parapet workspace (PRAGMA application_id).
inline constexpr int applicationId = 0x50415241;
/// The schema this program writes (PRAGMA user_version).
extern const int schemaVersion;

enum class OpenMode { ReadOnly, ReadWrite, Create };

class Connection
{
public:
    /// Opens a workspace. Create makes a missing file (mode 0600); an older schema is migrated
    /// after a backup copy "FILE.before-N" (ReadWrite and Create only); a newer one is refused.
    /// Where the user may not write (fileaccess.h) only ReadOnly opens it, without a file beside
    /// it. Errors: NotFound, Io, Version, Corrupt (no workspace).
    [[nodiscard]] static base::Result<std::unique_ptr<Connection>> open(
        const QString& path, OpenMode mode);
    [[nodiscard]] SQLite::Database& db() { return *m_db; }
    [[nodiscard]] QString path() const { return m_path; }
    /// SQLite takes the file for one that nobody writes: it was read-only and nobody had it open.
    [[nodiscard]] bool isUnwatched() const { return m_stamp.has_value(); }
    /// Unwatched, and written by somebody since: what it reads may not fit together any more.
    [[nodiscard]] bool isOutdated() const;
    /// False where the file was deleted, moved or replaced since: what is open still reads, and can
    /// be copied by backupTo(), but whoever opens the path sees something else. transaction() fails
    /// then.
    [[nodiscard]] bool isAtItsPlace() const;

    /// Statements running on this connection end with Cancelled soon after a stop is requested.
    void setStop(std::stop_token stop);
    /// Polled by SQLite while a statement runs.
    [[nodiscard]] bool stopRequested() const { return m_stop.stop_requested(); }

    /// Runs `work` in one transaction (BEGIN IMMEDIATE); an error or a stop rolls all of it back.
    [[nodiscard]] base::Result<void> transaction(const std::function<base::Result<void>()>& work);
    /// The same for the first snapshot of a workspace: written once, without the write-ahead log,
    /// where no other connection has the file open.
    [[nodiscard]] base::Result<void> bulkTransaction(
        const std::function<base::Result<void>()>& work);
    /// Runs `work` and turns what SQLite throws into an Error.
    [[nodiscard]] base::Result<void> guarded(const std::function<base::Result<void>()>& work);

    /// PRAGMA quick_check and foreign_key_check; the found faults, empty when sound.
    [[nodiscard]] base::Result<QStringList> check();
    /// A consistent copy while in use (backup API).
    [[nodiscard]] base::Result<void> backupTo(const QString& target);

private:
    Connection(std::unique_ptr<SQLite::Database> db, QString path);
    static base::Result<std::unique_ptr<Connection>> openUnwatched(const QString& path);
    base::Result<void> prepare(OpenMode mode, bool isNew);
    void setJournal(const std::string& mode);
    void returnToWal();

    std::unique_ptr<SQLite::Database> m_db;
    QString m_path;
    std::stop_token m_stop;
    bool m_isOutsideWal = false;
    std::optional<qint64> m_stamp; ///< of the file, where it is unwatched
    std::optional<FileIdentity> m_identity; ///< of the file that was opened
};

} // namespace parapet::store
