// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Holds every #include and every CMake link of the product to layers.txt.
#include "tests/architecture/layers.h"
#include "tests/architecture/sourcetree.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace parapet::architecture;

class LayersTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theListIsOneWay();
    void aCycleIsNamed();
    void unknownRoomsAreFaults();
    void theLongestPathDecidesTheRoom();
    void everySourceLiesInARoom();
    void includesFollowTheList();
    void linksFollowTheList();

private:
    [[nodiscard]] QStringList roomsOfLibrary(const QString& library) const;

    Layers m_layers;
};

void LayersTest::initTestCase()
{
    const Sources lists = readSources({u"tests/architecture"_s}, {u"layers.txt"_s});
    QCOMPARE(lists.size(), 1);
    m_layers = Layers::parse(lists.first().text);
    QVERIFY2(m_layers.faults().isEmpty(), report(m_layers.faults()).constData());
    QVERIFY(productSources().size() > 100);
}

void LayersTest::theListIsOneWay()
{
    QVERIFY2(m_layers.cycle().isEmpty(), qPrintable(m_layers.cycle()));
}

void LayersTest::aCycleIsNamed()
{
    const Layers round = Layers::parse(u"a: b\nb: c\nc: a\n"_s);
    QVERIFY(round.faults().isEmpty());
    QCOMPARE(round.cycle().count(u" -> "_s), 3);
    QVERIFY(Layers::parse(u"a: b c\nb: c\nc:\n"_s).cycle().isEmpty());
}

void LayersTest::unknownRoomsAreFaults()
{
    QCOMPARE(Layers::parse(u"a: b\n"_s).faults(),
        QStringList{u"layers.txt: a may include b, which is no room"_s});
    QCOMPARE(
        Layers::parse(u"a:\n\na:\n"_s).faults(), QStringList{u"layers.txt:3: a is listed twice"_s});
    QCOMPARE(Layers::parse(u"# so\na\n"_s).faults(),
        QStringList{u"layers.txt:2: neither ROOM: nor ROOM ="_s});
}

void LayersTest::theLongestPathDecidesTheRoom()
{
    QCOMPARE(m_layers.roomOf(u"scoring/exposure/plan.h"_s), u"scoring"_s);
    QCOMPARE(m_layers.roomOf(u"models/jobs/import/importjob.h"_s), u"models/jobs"_s);
    QCOMPARE(m_layers.roomOf(u"views/pages/devicespage.h"_s), u"views/pages"_s);
    QCOMPARE(m_layers.roomOf(u"modelsx/base/id.h"_s), QString());
}

void LayersTest::everySourceLiesInARoom()
{
    QStringList faults;
    for (const Source& source : productSources())
        if (m_layers.roomOf(source.path).isEmpty())
            faults.append(source.at(0, u"lies in no room of layers.txt"_s));
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

void LayersTest::includesFollowTheList()
{
    static const QRegularExpression quoted(u"^\\s*#\\s*include\\s+\"([^\"]+)\""_s);
    QStringList faults;
    for (const Source& source : productSources()) {
        const QString from = m_layers.roomOf(source.path);
        for (qsizetype i = 0; i < source.lines.size(); ++i) {
            const auto match = quoted.match(source.lines.at(i));
            if (!match.hasMatch())
                continue;
            const QString to = m_layers.roomOf(match.captured(1));
            if (to.isEmpty())
                faults.append(source.at(i, u"include it by its path from the root"_s));
            else if (!m_layers.allows(from, to))
                faults.append(source.at(i, u"%1 may not include %2"_s.arg(from, to)));
        }
    }
    QVERIFY2(faults.isEmpty(), report(faults).constData());
}

/// parapet_views holds every room of views; the other libraries hold one room each.
QStringList LayersTest::roomsOfLibrary(const QString& library) const
{
    if (library == u"scoring")
        return {library};
    QStringList rooms;
    for (const QString& room : m_layers.rooms())
        if (room == u"models/"_s + library || room == u"app/"_s + library
            || room.startsWith(library + u'/'))
            rooms.append(room);
    return rooms;
}

void LayersTest::linksFollowTheList()
{
    static const QRegularExpression call(u"parapet_library\\((\\w+)([^)]*)\\)"_s);
    static const QRegularExpression link(u"\\bparapet_(\\w+)"_s);
    QStringList faults;
    int libraries = 0;
    for (const Source& list :
        readSources({u"scoring"_s, u"models"_s, u"views"_s, u"app"_s}, {u"CMakeLists.txt"_s})) {
        const auto library = call.match(list.text);
        if (!library.hasMatch())
            continue;
        ++libraries;
        const QStringList rooms = roomsOfLibrary(library.captured(1));
        QSet<QString> allowed;
        for (const QString& room : rooms)
            allowed += m_layers.allowedFrom(room);
        auto links = link.globalMatch(library.captured(2));
        while (links.hasNext()) {
            const QString name = links.next().captured(1);
            const QStringList targets = roomsOfLibrary(name);
            if (!allowed.contains(QSet<QString>(targets.begin(), targets.end())))
                faults.append(list.at(
                    0, u"parapet_%1 may not link parapet_%2"_s.arg(library.captured(1), name)));
        }
    }
    QVERIFY2(faults.isEmpty(), report(faults).constData());
    QVERIFY(libraries >= 15);
}

QTEST_APPLESS_MAIN(LayersTest)
#include "tst_layers.moc"
