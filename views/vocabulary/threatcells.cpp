// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/threatcells.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("ThreatCells", text);
}

bool flag(const FactOf& fact, QStringView field)
{
    const domain::Value value = fact(field);
    const auto* truth = std::get_if<bool>(&value);
    return truth && *truth;
}

qint64 count(const FactOf& fact, QStringView field)
{
    const domain::Value value = fact(field);
    const auto* whole = std::get_if<qint64>(&value);
    return whole ? *whole : 0;
}

CellMark exploited(const FactOf& fact)
{
    if (!flag(fact, u"inKev"))
        return {};
    return {u"kev"_s, Tone::High,
        flag(fact, u"kevRansomware") ? tr("Known to be exploited (CISA KEV), also by ransomware")
                                     : tr("Known to be exploited (CISA KEV)")};
}

/// Where exploitation is all but certain to be seen soon; empty below that.
QString likelihood(const FactOf& fact)
{
    constexpr double toldAbove = 0.9;
    for (const QStringView field : {QStringView(u"epss"), QStringView(u"maxEpss")}) {
        const domain::Value value = fact(field);
        const auto* epss = std::get_if<double>(&value);
        if (epss != nullptr && *epss > toldAbove)
            return tr("Very likely to be exploited within 30 days (EPSS %1)")
                .arg(QLocale().toString(*epss, 'f', 3));
    }
    return {};
}

CellMark knownExploit(const FactOf& fact)
{
    if (flag(fact, u"exploitInKit"))
        return {u"bug"_s, Tone::High, tr("Its exploit is part of an exploit kit")};
    if (flag(fact, u"exploitVerified"))
        return {u"bug"_s, Tone::High, tr("An exploit is verified")};
    if (flag(fact, u"publicExploit"))
        return {u"bug"_s, Tone::Medium, tr("An exploit is public")};
    return {};
}

CellMark exploit(const FactOf& fact)
{
    CellMark mark = knownExploit(fact);
    const QString likely = likelihood(fact);
    if (likely.isEmpty())
        return mark;
    if (mark.icon.isEmpty())
        return {u"bug"_s, Tone::Medium, likely};
    mark.words += u'\n' + likely;
    return mark;
}

CellMark alert(const FactOf& fact)
{
    if (!flag(fact, u"activeAlert"))
        return {};
    return {u"alert"_s, Tone::High, tr("An active alert on an exposed device names it")};
}

/// What is worth knowing besides threats.
CellMark insight(const FactOf& fact)
{
    const QStringList facts = insightsOf(fact);
    if (facts.isEmpty())
        return {};
    return {u"lightbulb"_s, Tone::Accent, facts.join(u", "_s)};
}

} // namespace

QString marksField(Kind kind)
{
    switch (kind) {
    case Kind::Recommendations:
    case Kind::Weaknesses:
        return u"inKev"_s;
    case Kind::Software:
        return u"publicExploit"_s;
    default:
        return {};
    }
}

QStringList marksFields(Kind kind)
{
    switch (kind) {
    case Kind::Recommendations:
        return {u"inKev"_s, u"publicExploit"_s, u"exploitVerified"_s, u"exploitInKit"_s,
            u"activeAlert"_s, u"maxEpss"_s};
    case Kind::Weaknesses:
        return {u"inKev"_s, u"kevRansomware"_s, u"publicExploit"_s, u"exploitVerified"_s,
            u"exploitInKit"_s, u"activeAlert"_s, u"epss"_s};
    case Kind::Software:
        return {u"inKev"_s, u"publicExploit"_s, u"exploitVerified"_s, u"exploitInKit"_s,
            u"activeAlert"_s, u"maxEpss"_s};
    default:
        return {};
    }
}

QStringList insightsOf(const FactOf& recommendation)
{
    QStringList facts;
    const domain::Value value = recommendation(u"tags");
    if (const auto* tags = std::get_if<QStringList>(&value))
        facts = *tags;
    const qint64 exposed = count(recommendation, u"exposedMachinesCount");
    const qint64 all = count(recommendation, u"totalMachineCount");
    constexpr qint64 manyDevices = 10;
    if (exposed >= manyDevices && exposed * 2 > all)
        facts.append(tr("More than half of its devices are exposed"));
    return facts;
}

CellMarks marksOf(Kind kind, const FactOf& fact)
{
    switch (kind) {
    case Kind::Weaknesses:
    case Kind::Software:
        return {{exploited(fact), exploit(fact), alert(fact)}};
    default:
        return {{exploited(fact), exploit(fact), alert(fact), insight(fact)}};
    }
}

QString marksWords(const CellMarks& marks)
{
    QStringList lines;
    for (const CellMark& mark : marks.marks) {
        if (!mark.icon.isEmpty())
            lines.append(mark.words);
    }
    return lines.join(u'\n');
}

} // namespace parapet::views
