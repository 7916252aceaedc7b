// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/recommendationwords.h"

#include "models/domain/terms.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/threatcells.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("RecommendationWords", text);
}

QString devices(qint64 count)
{
    return counted(count, tr("1 device"), tr("%1 devices"));
}

QString weaknesses(qint64 count)
{
    return counted(count, tr("1 known weakness"), tr("%1 known weaknesses"));
}

QString score(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

/// How many devices have it, and what exposes them: weaknesses, no support, or either.
QString exposureWords(const RowFacts& r, const QString& product)
{
    const QString all = devices(r.count(u"totalMachineCount"));
    const QString exposed = QLocale().toString(r.count(u"exposedMachinesCount"));
    const qint64 known = r.count(u"weaknesses");
    if (known == 0)
        return tr("%1 is installed on %2, on %3 of them in a version past its end of support. No "
                  "weakness of it is known today; new ones will not be closed.")
            .arg(product, all, exposed);
    const QStringList tags = r.list(u"tags");
    if (tags.contains("EOS software"_L1) || tags.contains("EOS versions installed"_L1))
        return tr("%1 is installed on %2, %3 of them exposed by %4 or by a version past its end "
                  "of support.")
            .arg(product, all, exposed, weaknesses(known));
    return tr("%1 is installed on %2, %3 of them exposed by %4.")
        .arg(product, all, exposed, weaknesses(known));
}

QString closingWords(const QString& update)
{
    if (update.isEmpty())
        return tr("The newest update closes them.");
    return update.at(0).isDigit() ? tr("Version %1 closes them.").arg(update)
                                  : tr("The update %1 closes them.").arg(update);
}

QString softwareDescription(const RowFacts& r)
{
    const QString product = r.text(u"relatedComponent").isEmpty() ? softwareWords(softwareOf(r))
                                                                  : r.text(u"relatedComponent");
    const QString type = r.text(u"remediationType");
    const QString where = exposureWords(r, product);
    if (type == domain::text(domain::RemediationType::Uninstall))
        return where + u' ' + tr("It gets no security updates any more: remove it or replace it.");
    if (type == domain::text(domain::RemediationType::AttentionRequired))
        return where + u' '
            + tr("There is no update yet: watch the publisher's advice and limit its use.");
    if (type == domain::text(domain::RemediationType::Upgrade)
        && r.text(u"recommendedVersion").isEmpty())
        return where + u' ' + tr("Upgrade to a version that its publisher supports.");
    return where + u' ' + closingWords(r.text(u"recommendedVersion"));
}

} // namespace

bool isSoftware(const RowFacts& recommendation)
{
    return recommendation.text(u"id").startsWith("va-_-"_L1);
}

QString softwareOf(const RowFacts& recommendation)
{
    return isSoftware(recommendation) ? recommendation.text(u"id").mid(5) : QString();
}

QString recommendationDescription(const RowFacts& r)
{
    if (isSoftware(r))
        return softwareDescription(r);
    return tr("%1 of %2 do not follow this setting of %3.")
        .arg(QLocale().toString(r.count(u"exposedMachinesCount")),
            devices(r.count(u"totalMachineCount")), r.text(u"recommendationCategory"));
}

QString recommendationRisk(const RowFacts& r)
{
    QStringList sentences;
    if (r.flag(u"inKev"))
        sentences.append(tr("At least one of its weaknesses is known to be exploited (CISA KEV)."));
    else if (r.flag(u"publicExploit"))
        sentences.append(tr("An exploit for at least one of its weaknesses is public."));
    if (r.has(u"maxCvss"))
        sentences.append(tr("The most severe has a CVSS score of %1.").arg(r.shown(u"maxCvss")));
    if (r.has(u"maxEpss"))
        sentences.append(tr("The likeliest to be exploited within 30 days has an EPSS of %1.")
                             .arg(r.shown(u"maxEpss")));
    if (!isSoftware(r) && r.number(u"configScoreImpact") > 0) {
        const bool isWhole =
            r.count(u"exposedMachinesAfterExceptions") == r.count(u"exposedMachinesCount");
        sentences.append(
            (isWhole ? tr("A setting left weak is a step an attacker need not take; "
                          "following it everywhere adds %1 points to the secure score.")
                     : tr("A setting left weak is a step an attacker need not take; "
                          "following it where no exception counts it as done adds %1 "
                          "points to the secure score."))
                .arg(QLocale().toString(r.number(u"configScoreImpact"), 'f', 2)));
    }
    if (r.list(u"tags").contains("EOS software"_L1))
        sentences.append(tr("The software is past its end of support."));
    else if (r.list(u"tags").contains("EOS versions installed"_L1))
        sentences.append(tr("Some installed versions are past their end of support."));
    return sentences.join(u' ');
}

QStringList recommendationInsights(const RowFacts& r)
{
    const auto fact = [&r](QStringView field) { return r.value(field); };
    QStringList sentences;
    for (const CellMark& mark : marksOf(r.kind(), fact).marks) {
        if (!mark.icon.isEmpty() && mark.icon != u"lightbulb")
            sentences.append(mark.words);
    }
    return sentences + insightsOf(fact);
}

QString businessImpact(const RowFacts& r, int highValueDevices, int internetFacingDevices)
{
    QStringList parts;
    parts.append(highValueDevices == 0
            ? tr("No exposed device has high value")
            : counted(highValueDevices, tr("1 exposed device has high value"),
                tr("%1 exposed devices have high value")));
    parts.append(internetFacingDevices == 0
            ? tr("none faces the internet")
            : counted(
                internetFacingDevices, tr("1 faces the internet"), tr("%1 face the internet")));
    if (r.flag(u"activeAlert"))
        parts.append(tr("an active alert names one of its weaknesses"));
    return parts.join(u", "_s) + u'.';
}

QString userImpact(const RowFacts& r, int spared)
{
    const qint64 exposed = r.count(u"exposedMachinesCount");
    if (spared >= exposed)
        return tr("The export expects no user impact on any exposed device.");
    if (spared == 0)
        return tr("On every exposed device people are expected to notice the change.");
    return tr("On %1 of %2 exposed devices people are not expected to notice the change.")
        .arg(QLocale().toString(spared), QLocale().toString(exposed));
}

QString exceptionsImpact(const RowFacts& r)
{
    const QLocale locale;
    const QString before = locale.toString(r.number(u"exposureImpact"), 'f', 2);
    const QString after = locale.toString(r.number(u"exposureImpactAfterExceptions"), 'f', 2);
    if (before == after)
        return {};
    const QString both =
        tr("Its impact is %1 points counting every finding, and %2 with those under an exception "
           "left out, as in the score above.")
            .arg(before, after);
    if (r.number(u"exposureImpactAfterExceptions") < r.number(u"exposureImpact"))
        return both;
    return both + u' '
        + tr(
            "It is more, not less: a device's score bends, so what remains weighs more where other "
            "findings are taken out.");
}

EffectWords effectWords(const domain::Effect& effect)
{
    EffectWords words;
    const double before = effect.exposureBefore.value_or(0);
    const double after = effect.exposureAfter.value_or(0);
    // A small effect would hide behind one decimal.
    const int decimals = effect.exposureImpact > 0 && score(before, 1) == score(after, 1) ? 2 : 1;
    words.change = score(before, decimals) + u" → "_s + score(after, decimals);
    words.drop =
        QLocale().toString(effect.exposureImpact, 'f', effect.exposureImpact < 0.1 ? 2 : 1);
    words.consequence = effect.devicesLeavingHigh == 0
        ? tr("No device leaves High")
        : counted(
            effect.devicesLeavingHigh, tr("1 device leaves High"), tr("%1 devices leave High"));
    words.exact = tr("%1 now, %2 if done").arg(before, 0, 'g', 15).arg(after, 0, 'g', 15);
    return words;
}

} // namespace parapet::views
