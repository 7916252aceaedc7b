// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// layers.txt as a value: the rooms of the house, and who may include whom. Any thread.
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

namespace parapet::architecture {

class Layers
{
public:
    /// Faults ("layers.txt:LINE: reason") are kept; see faults().
    [[nodiscard]] static Layers parse(const QString& text);

    [[nodiscard]] const QStringList& faults() const { return m_faults; }
    /// The room of a path from the root; empty when it lies in none.
    [[nodiscard]] QString roomOf(const QString& path) const;
    [[nodiscard]] bool allows(const QString& from, const QString& to) const;
    [[nodiscard]] QStringList rooms() const { return m_edges.keys(); }
    [[nodiscard]] QSet<QString> allowedFrom(const QString& room) const;
    /// "a -> b -> a" when the order is not one-way, else empty.
    [[nodiscard]] QString cycle() const;

private:
    void addRoom(const QString& room, const QStringList& targets, const QString& where);

    QHash<QString, QSet<QString>> m_edges; ///< room to the rooms it may include
    QHash<QString, QString> m_prefixes; ///< path prefix to room
    QStringList m_faults;
};

} // namespace parapet::architecture
