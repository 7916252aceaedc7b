// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"

#include "models/store/blobtables.h"
#include "models/store/fileaccess.h"
#include "models/store/rowspan.h"
#include "models/store/schema.h"
#include "models/store/textfunctions.h"

#include <sqlite3.h>

#include <string_view>

#include <SQLiteCpp/Backup.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace parapet::store {
namespace {

using base::Error;
using base::fail;

QString tr(const char* text)
{
    return QCoreApplication::translate("Store", text);
}

/// Every so many virtual machine steps SQLite asks whether to go on: about a tenth of a
/// millisecond.
constexpr int progressSteps = 4000;

/// How long a statement waits for another connection that writes.
constexpr int busyMilliseconds = 10'000;

int askStop(void* connection)
{
    return static_cast<Connection*>(connection)->stopRequested() ? 1 : 0;
}

base::Result<void> refuseForeignFile(SQLite::Database& db, const QString& path)
{
    const int id = db.execAndGet("PRAGMA application_id").getInt();
    if (id != applicationId)
        return fail(Error::Kind::Corrupt,
            tr("%1 is an SQLite file but no Parapet workspace. Choose another file.").arg(path));
    const int version = db.execAndGet("PRAGMA user_version").getInt();
    if (version > schemaVersion)
        return fail(Error::Kind::Version,
            tr("%1 was written by a newer Parapet (schema %2; this program knows %3). "
               "Install the newer version to open it.")
                .arg(path)
                .arg(version)
                .arg(schemaVersion));
    return {};
}

Error errorOf(const SQLite::Exception& failure, const QString& path)
{
    const QString detail = QString::fromUtf8(failure.what());
    switch (failure.getErrorCode()) {
    case SQLITE_INTERRUPT:
        return {Error::Kind::Cancelled, tr("Canceled; nothing was changed."), detail};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
        return {Error::Kind::Corrupt,
            tr("%1 is not a sound workspace. Restore it from a backup.").arg(path), detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Error::Kind::Conflict,
            tr("Another program is writing %1. Try again when it is done.").arg(path), detail};
    case SQLITE_FULL:
        return {Error::Kind::Io,
            tr("The disk is full; nothing was changed. Free some space and try again."), detail};
    case SQLITE_READONLY:
        return {Error::Kind::Io,
            tr("%1 can only be read; nothing was changed. Check the permissions of the file and of "
               "its folder.")
                .arg(path),
            detail};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR:
        return {Error::Kind::Io,
            tr("%1 cannot be read or written. Check the folder and its permissions.").arg(path),
            detail};
    default:
        return {
            Error::Kind::Internal, tr("The workspace could not be used: %1").arg(detail), detail};
    }
}

} // namespace

Connection::Connection(std::unique_ptr<SQLite::Database> db, QString path)
    : m_db(std::move(db))
    , m_path(std::move(path))
    , m_identity(fileIdentity(m_path))
{
    sqlite3_progress_handler(m_db->getHandle(), progressSteps, &askStop, this);
}

base::Result<std::unique_ptr<Connection>> Connection::open(const QString& path, OpenMode mode)
{
    const QFileInfo info(path);
    const bool isNew = !info.exists() || info.size() == 0;
    if (isNew && mode != OpenMode::Create)
        return fail(Error::Kind::NotFound,
            tr("There is no workspace at %1. Import a snapshot to make one.").arg(path));
    if (isNew && !info.absoluteDir().mkpath(QStringLiteral(".")))
        return fail(Error::Kind::Io, tr("The folder of %1 cannot be made.").arg(path));
    const QString readOnly = whyReadOnly(path);
    if (!readOnly.isEmpty() && mode != OpenMode::ReadOnly)
        return fail(
            Error::Kind::Io, tr("%1 is read-only: %2. Nothing was changed.").arg(path, readOnly));
    if (!readOnly.isEmpty() && !hasWriteAheadLog(path))
        return openUnwatched(path);
    try {
        const int flags =
            mode == OpenMode::ReadOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE;
        if (isNew) {
            QFile file(path); // made by us so that nobody else can read it from the first byte
            if (!file.open(QIODevice::WriteOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
                return fail(
                    Error::Kind::Io, tr("%1 cannot be made: %2").arg(path, file.errorString()));
        }
        auto db = std::make_unique<SQLite::Database>(
            path.toStdString(), flags | SQLite::OPEN_NOMUTEX, busyMilliseconds);
        std::unique_ptr<Connection> connection(new Connection(std::move(db), path));
        if (auto ready = connection->prepare(mode, isNew); !ready)
            return tl::unexpected(ready.error());
        return connection;
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(errorOf(failure, path));
    }
}

/// SQLite would make files beside the workspace even to read it: impossible in a folder that is
/// read-only, and in another they would shut out those who may write.
base::Result<std::unique_ptr<Connection>> Connection::openUnwatched(const QString& path)
{
    const qint64 stamp = fileStamp(path);
    const QByteArray address =
        QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded(QUrl::FullyEncoded)
        + "?immutable=1";
    try {
        auto db = std::make_unique<SQLite::Database>(address.toStdString(),
            SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX, busyMilliseconds);
        std::unique_ptr<Connection> connection(new Connection(std::move(db), path));
        connection->m_stamp = stamp;
        if (auto ready = connection->prepare(OpenMode::ReadOnly, false); !ready)
            return tl::unexpected(ready.error());
        return connection;
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(errorOf(failure, path));
    }
}

bool Connection::isAtItsPlace() const
{
    return m_identity == fileIdentity(m_path);
}

bool Connection::isOutdated() const
{
    return m_stamp && *m_stamp != fileStamp(m_path);
}

base::Result<void> Connection::prepare(OpenMode mode, bool isNew)
{
    SQLite::Database& database = *m_db;
    database.exec(
        "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536");
    registerRowSpan(database.getHandle());
    registerBlobTables(database.getHandle());
    registerTextFunctions(database.getHandle());
    if (isNew) {
        database.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; "
                      "PRAGMA application_id = "
            + std::to_string(applicationId));
        migrate(database, 0);
    } else {
        if (auto ours = refuseForeignFile(database, m_path); !ours)
            return ours;
        const int version = database.execAndGet("PRAGMA user_version").getInt();
        if (version < schemaVersion) {
            if (mode == OpenMode::ReadOnly)
                return fail(Error::Kind::Version,
                    tr("%1 has an older schema. Open it once for writing to bring it up to date.")
                        .arg(m_path));
            const QString copy = QStringLiteral("%1.before-%2").arg(m_path).arg(schemaVersion);
            if (auto saved = backupTo(copy); !saved)
                return saved;
            migrate(database, version);
        }
    }
    if (mode != OpenMode::ReadOnly) {
        setJournal("WAL"); // a program that was killed may have left another
        database.exec("PRAGMA synchronous = NORMAL");
    }
    return {};
}

void Connection::setStop(std::stop_token stop)
{
    m_stop = std::move(stop);
}

base::Result<void> Connection::guarded(const std::function<base::Result<void>()>& work)
{
    try {
        return work();
    } catch (const SQLite::Exception& failure) {
        return tl::unexpected(errorOf(failure, m_path));
    }
}

base::Result<void> Connection::transaction(const std::function<base::Result<void>()>& work)
{
    return guarded([&]() -> base::Result<void> {
        if (!isAtItsPlace())
            return fail(Error::Kind::Io,
                tr("%1 was deleted, moved or replaced while it was open; nothing was changed.")
                    .arg(m_path));
        if (m_isOutsideWal)
            returnToWal();
        SQLite::Transaction all(*m_db, SQLite::TransactionBehavior::IMMEDIATE);
        if (auto done = work(); !done)
            return done; // the destructor rolls back
        if (stopRequested())
            return fail(Error::Kind::Cancelled, tr("Canceled; nothing was changed."));
        all.commit();
        return {};
    });
}

base::Result<void> Connection::bulkTransaction(const std::function<base::Result<void>()>& work)
{
    setJournal("DELETE");
    auto done = transaction(work);
    returnToWal();
    return done;
}

/// Fails while another connection is reading: then before the next transaction it is tried again.
void Connection::returnToWal()
{
    setJournal("WAL");
    m_isOutsideWal = std::string_view(m_db->execAndGet("PRAGMA journal_mode").getText()) != "wal";
}

/// Where another connection has the file open, the journal stays as it is.
void Connection::setJournal(const std::string& mode)
{
    sqlite3_busy_timeout(m_db->getHandle(), 0);
    sqlite3_exec(
        m_db->getHandle(), ("PRAGMA journal_mode = " + mode).c_str(), nullptr, nullptr, nullptr);
    sqlite3_busy_timeout(m_db->getHandle(), busyMilliseconds);
}

base::Result<QStringList> Connection::check()
{
    QStringList faults;
    auto done = guarded([&]() -> base::Result<void> {
        SQLite::Statement quick(*m_db, "PRAGMA integrity_check");
        while (quick.executeStep()) {
            const QString line = QString::fromUtf8(quick.getColumn(0).getText());
            if (line != QStringLiteral("ok"))
                faults.append(line);
        }
        SQLite::Statement keys(*m_db, "PRAGMA foreign_key_check");
        while (keys.executeStep())
            faults.append(tr("Row of table %1 refers to nothing.")
                              .arg(QString::fromUtf8(keys.getColumn(0).getText())));
        return {};
    });
    if (!done)
        return tl::unexpected(done.error());
    return faults;
}

base::Result<void> Connection::backupTo(const QString& target)
{
    return guarded([&]() -> base::Result<void> {
        QFile file(target);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate,
                QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return fail(
                Error::Kind::Io, tr("%1 cannot be written: %2").arg(target, file.errorString()));
        file.close();
        SQLite::Database copy(target.toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Backup backup(copy, *m_db);
        backup.executeStep(-1);
        return {};
    });
}

} // namespace parapet::store
