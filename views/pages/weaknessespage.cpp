// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/weaknessespage.h"

#include "models/domain/terms.h"
#include "views/pages/exceptionactions.h"
#include "views/pages/rowwork.h"
#include "views/panels/subjects.h"
#include "views/panels/weaknesspanel.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/needswriting.h"
#include "views/widgets/selectionbar.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

ChipSpec severities()
{
    ChipSpec chip{u"severityChip"_s, WeaknessesPage::tr("Severity"), {}, {}};
    using enum domain::Severity;
    for (const domain::Severity severity : {Critical, High, Medium, Low, Unknown}) {
        const QString word = domain::text(severity);
        chip.choices.append({word, word, u"severity == "_s + kqlQuoted(word)});
    }
    return chip;
}

ListSpec spec()
{
    ListSpec list;
    list.kind = domain::Kind::Weaknesses;
    list.name = u"weaknesses"_s;
    list.title = WeaknessesPage::tr("Weaknesses");
    list.columns = {u"id"_s, u"severity"_s, u"cvss"_s, u"epss"_s, u"inKev"_s, u"exposedMachines"_s,
        u"relatedSoftware"_s, u"updateAvailable"_s, u"status"_s, u"tags"_s};
    list.checkable = true;
    list.example = u"cvss >= 9 and inKev == true"_s;
    list.countWords = WeaknessesPage::tr("%1 weaknesses");
    list.countOne = WeaknessesPage::tr("1 weakness");
    list.emptySentence = WeaknessesPage::tr("No weakness was found in this snapshot.");
    ChipSpec threats{u"threatsChip"_s, WeaknessesPage::tr("Threats"),
        {{u"alert"_s, WeaknessesPage::tr("Associated active alert"), u"activeAlert == true"_s},
            {u"kev"_s, WeaknessesPage::tr("Known exploited"), u"inKev == true"_s},
            {u"available"_s, WeaknessesPage::tr("Exploit is available"),
                u"publicExploit == true"_s},
            {u"verified"_s, WeaknessesPage::tr("Exploit is verified"),
                u"exploitVerified == true"_s},
            {u"kit"_s, WeaknessesPage::tr("This exploit is part of an exploit kit"),
                u"exploitInKit == true"_s},
            {u"ransomware"_s, WeaknessesPage::tr("Used by ransomware"),
                u"kevRansomware == true"_s}},
        {}};
    ChipSpec exposed{u"exposedChip"_s, WeaknessesPage::tr("Exposed devices"),
        {{u"some"_s, WeaknessesPage::tr("Some devices"), u"exposedMachines > 0"_s},
            {u"none"_s, WeaknessesPage::tr("None (not at risk)"), u"exposedMachines == 0"_s}},
        {}};
    ChipSpec update{u"updateChip"_s, WeaknessesPage::tr("Update"),
        {{u"yes"_s, WeaknessesPage::tr("Available"), u"updateAvailable == true"_s},
            {u"no"_s, WeaknessesPage::tr("Not available"), u"updateAvailable == false"_s}},
        {}};
    ChipSpec tags{u"tagsChip"_s, WeaknessesPage::tr("Tags"), {}, {}};
    for (const QString& tag :
        {u"Zero day"_s, u"Some updates available"_s, u"No updates available"_s})
        tags.choices.append({tag, tag, u"tags == "_s + kqlQuoted(tag)});
    ChipSpec status{u"statusChip"_s, WeaknessesPage::tr("Status"), {}, {}};
    using enum domain::RecommendationStatus;
    for (const auto each : {Active, FullException, PartialException}) {
        const QString word = domain::text(each);
        status.choices.append({word, word, u"status == "_s + kqlQuoted(word)});
    }
    list.chips = {severities(), threats, exposed, update, status, tags};
    return list;
}

} // namespace

WeaknessesPage::WeaknessesPage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"weaknesses"_s, tr("Weaknesses"), parent)
{
    addPane(spec(), new WeaknessPanel(context));
    QPushButton* except =
        pane(0).selectionBar().addAction(u"selectionException"_s, tr("Exception options …"));
    needsWriting(context.desk, except);
    connect(except, &QPushButton::clicked, this, [this] {
        gatherTicked([this](const QList<RowFacts>& ticked) {
            QList<ExceptionSubject> subjects;
            for (const RowFacts& each : ticked)
                subjects.append(subjectOf(each, {}));
            work().exceptions().file(subjects);
        });
    });
}

} // namespace parapet::views
