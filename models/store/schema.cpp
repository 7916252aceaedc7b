// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"

#include "models/store/paststates.h"

#include "models/store/connection.h"

#include <QDir>
#include <QFile>

#include <array>
#include <string>

static void initResources()
{
    Q_INIT_RESOURCE(store); // static library: nothing else pulls the resource in
}

namespace parapet::store {

const int schemaVersion = 20;

QString sqlText(const QString& name)
{
    initResources();
    QFile file(QStringLiteral(":/parapet/sql/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll());
}

void runScript(SQLite::Database& db, const QString& script)
{
    db.exec(script.toStdString());
}

std::span<const char* const> computedTables()
{
    static constexpr std::array tables{"sum_device", "sum_recommendation", "sum_software",
        "sum_version", "sum_weakness", "sum_control", "sum_devices_of", "sum_excepted",
        "sum_weakness_status", "sum_clock", "sum_activity", "basis_product", "basis_control",
        "basis_cve"};
    return tables;
}

void createSummaryTables(SQLite::Database& db, const QString& schema)
{
    runScript(
        db, sqlText(QStringLiteral("summary.sql")).replace(QStringLiteral("{schema}"), schema));
    if (schema == QStringLiteral("temp"))
        runScript(db, sqlText(QStringLiteral("scopeevents.sql")));
}

void createBasisTables(SQLite::Database& db, const QString& schema)
{
    runScript(db, sqlText(QStringLiteral("basis.sql")).replace(QStringLiteral("{schema}"), schema));
}

void dropTemporarySummaries(SQLite::Database& db)
{
    for (const char* table : computedTables())
        db.exec(std::string("DROP TABLE IF EXISTS temp.") + table);
    db.exec("DROP TABLE IF EXISTS temp.sum_event");
    for (const std::string& table : pastTables())
        db.exec("DROP TABLE IF EXISTS temp." + table);
}

void clearComputedTables(SQLite::Database& db)
{
    for (const char* table : computedTables())
        db.exec(std::string("DELETE FROM main.") + table);
    db.exec("DELETE FROM scoring_basis");
}

void migrate(SQLite::Database& db, int from)
{
    initResources();
    const QStringList files = QDir(QStringLiteral(":/parapet/sql"))
                                  .entryList({QStringLiteral("0*.sql")}, QDir::Files, QDir::Name);
    for (const QString& file : files) {
        const int version = file.left(4).toInt();
        if (version <= from)
            continue;
        SQLite::Transaction step(db);
        runScript(db, sqlText(file));
        if (version == 1)
            createSummaryTables(db, QStringLiteral("main"));
        if (version == 4)
            createBasisTables(db, QStringLiteral("main"));
        db.exec("PRAGMA user_version = " + std::to_string(version));
        step.commit();
    }
}

} // namespace parapet::store
