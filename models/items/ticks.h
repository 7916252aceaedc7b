// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ids of ticked rows: of one list, or of every list of a window that shares them. Owned by the
// model or the library. GUI thread only.
#pragma once

#include <QObject>
#include <QStringList>

#include <set>

namespace parapet::items {

class Ticks final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// In the order of the ids.
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] bool contains(const QString& id) const { return m_ids.contains(id); }
    [[nodiscard]] bool containsAll(const QStringList& ids) const;
    [[nodiscard]] bool isEmpty() const { return m_ids.empty(); }

    void set(const QString& id, bool ticked);
    void add(const QStringList& ids);
    void remove(const QStringList& ids);
    void clear();

signals:
    void changed();

private:
    std::set<QString> m_ids;
};

} // namespace parapet::items
