// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/softwarepage.h"

#include "views/pages/leftouthint.h"
#include "views/panels/softwarepanel.h"
#include "views/vocabulary/kqltext.h"

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr auto codeChip = "codeChip"_L1;
constexpr auto withoutCode = "productCode == false"_L1;

ListSpec spec()
{
    ListSpec list;
    list.kind = domain::Kind::Software;
    list.name = u"software"_s;
    list.title = SoftwarePage::tr("Software");
    list.columns = {u"name"_s, u"vendor"_s, u"weaknesses"_s, u"publicExploit"_s,
        u"exposedMachines"_s, u"installedMachines"_s, u"versions"_s, u"impactScore"_s, u"tags"_s};
    list.sort = u"impactAfterExceptions:desc"_s;
    list.example = u"vendor == \"google\" and weaknesses > 10"_s;
    list.countWords = SoftwarePage::tr("%1 products");
    list.countOne = SoftwarePage::tr("1 product");
    list.emptySentence = SoftwarePage::tr(
        "No software yet: import a snapshot with a software inventory or vulnerabilities.");
    ChipSpec weaknesses{u"weaknessesChip"_s, SoftwarePage::tr("Weaknesses"),
        {{u"some"_s, SoftwarePage::tr("Known weaknesses"), u"weaknesses > 0"_s},
            {u"none"_s, SoftwarePage::tr("None known"), u"weaknesses == 0"_s},
            {u"unknown"_s, SoftwarePage::tr("Not available"), u"isnull(weaknesses)"_s}},
        {}};
    ChipSpec threats{u"threatsChip"_s, SoftwarePage::tr("Threats"),
        {{u"alert"_s, SoftwarePage::tr("Associated active alert"), u"activeAlert == true"_s},
            {u"kev"_s, SoftwarePage::tr("Known exploited"), u"inKev == true"_s},
            {u"exploit"_s, SoftwarePage::tr("Exploit is available"), u"publicExploit == true"_s},
            {u"verified"_s, SoftwarePage::tr("Exploit is verified"), u"exploitVerified == true"_s},
            {u"kit"_s, SoftwarePage::tr("This exploit is part of an exploit kit"),
                u"exploitInKit == true"_s}},
        {}};
    ChipSpec tags{u"tagsChip"_s, SoftwarePage::tr("Tags"), {}, {}};
    for (const QString& tag : {u"EOS software"_s, u"EOS versions installed"_s,
             u"Upcoming EOS software"_s, u"Upcoming EOS versions"_s, u"Zero day"_s})
        tags.choices.append({tag, tag, u"tags == "_s + kqlQuoted(tag)});
    const ChipSpec code{codeChip, SoftwarePage::tr("Product code (CPE)"),
        {{u"available"_s, SoftwarePage::tr("Available"), u"productCode == true"_s},
            {u"missing"_s, SoftwarePage::tr("Not available"), withoutCode}},
        {u"available"_s}};
    list.chips = {weaknesses, threats, tags, code};
    return list;
}

} // namespace

SoftwarePage::SoftwarePage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"software"_s, tr("Software"), parent)
{
    ListPane& list = addPane(spec(), new SoftwarePanel(context));
    addAbove(new LeftOutHint(context, list, codeChip, withoutCode,
        {tr("1 product without a product code (CPE) is left out: no weakness of it can be known."),
            tr("%1 products without a product code (CPE) are left out: no weakness of them can be "
               "known.")}));
}

} // namespace parapet::views
