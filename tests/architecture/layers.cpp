// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/layers.h"

#include <functional>

namespace parapet::architecture {

Layers Layers::parse(const QString& text)
{
    Layers layers;
    const QStringList lines = text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        const QString where = QStringLiteral("layers.txt:%1: ").arg(i + 1);
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        const qsizetype colon = line.indexOf(u':');
        const qsizetype equals = line.indexOf(u'=');
        const QString name = line.left(qMax(colon, equals)).trimmed();
        const QStringList words = line.mid(qMax(colon, equals) + 1).split(u' ', Qt::SkipEmptyParts);
        if (colon >= 0)
            layers.addRoom(name, words, where);
        else if (equals >= 0)
            for (const QString& prefix : words)
                layers.m_prefixes.insert(prefix + u'.', name);
        else
            layers.m_faults.append(where + QStringLiteral("neither ROOM: nor ROOM ="));
    }
    for (auto room = layers.m_edges.cbegin(); room != layers.m_edges.cend(); ++room)
        for (const QString& target : room.value())
            if (!layers.m_edges.contains(target))
                layers.m_faults.append(
                    QStringLiteral("layers.txt: %1 may include %2, which is no room")
                        .arg(room.key(), target));
    return layers;
}

void Layers::addRoom(const QString& room, const QStringList& targets, const QString& where)
{
    if (m_edges.contains(room))
        m_faults.append(where + room + QStringLiteral(" is listed twice"));
    m_edges.insert(room, QSet<QString>(targets.begin(), targets.end()));
    m_prefixes.insert(room + u'/', room);
}

QString Layers::roomOf(const QString& path) const
{
    QString longest;
    for (auto prefix = m_prefixes.cbegin(); prefix != m_prefixes.cend(); ++prefix)
        if (path.startsWith(prefix.key()) && prefix.key().size() > longest.size())
            longest = prefix.key();
    return m_prefixes.value(longest);
}

bool Layers::allows(const QString& from, const QString& to) const
{
    return from == to || m_edges.value(from).contains(to);
}

QSet<QString> Layers::allowedFrom(const QString& room) const
{
    return m_edges.value(room);
}

QString Layers::cycle() const
{
    QSet<QString> finished;
    QStringList way;
    const std::function<bool(const QString&)> leadsBack = [&](const QString& room) {
        way.append(room);
        if (way.indexOf(room) < way.size() - 1)
            return true;
        if (!finished.contains(room))
            for (const QString& target : m_edges.value(room))
                if (leadsBack(target))
                    return true;
        finished.insert(room);
        way.removeLast();
        return false;
    };
    for (const QString& room : m_edges.keys())
        if (leadsBack(room))
            return way.join(QStringLiteral(" -> "));
    return {};
}

} // namespace parapet::architecture
