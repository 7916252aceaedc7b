// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many rows a list has, for a tab or a line of text: counted behind everything else, without
// reading the rows, and again when the workspace changed. GUI thread.
#pragma once

#include "models/domain/fields.h"
#include "models/domain/views.h"

#include <QObject>

namespace parapet::items {

class Library;

class RowCount final : public QObject
{
    Q_OBJECT
public:
    RowCount(Library& library, domain::Kind kind, QObject* parent = nullptr);

    /// Counts the rows of a relation that pass a KQL predicate; an unreadable one counts nothing.
    void count(const domain::ListRelation& relation, const QString& filter);

signals:
    void counted(qint64 rows);

private:
    void ask();

    Library& m_library;
    domain::Kind m_kind;
    domain::ListRelation m_relation;
    QString m_filter;
    bool m_asked = false;
};

} // namespace parapet::items
