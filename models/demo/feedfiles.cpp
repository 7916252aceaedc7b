// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/feedfiles.h"

#include "models/demo/rows.h"
#include "models/demo/textwriter.h"

#include <algorithm>

namespace parapet::demo {
namespace {

void appendField(std::string& out, const char* key, std::string_view value, const char* end = ",")
{
    out += '"';
    out += key;
    out += "\":\"";
    appendEscaped(out, value);
    out += '"';
    out += end;
}

void appendKev(std::string& out, const Cve& cve)
{
    out += '{';
    appendField(out, "cveID", cve.id);
    appendField(out, "vendorProject", cve.kevVendor);
    appendField(out, "product", cve.kevProduct);
    appendField(out, "vulnerabilityName", cve.kevName);
    appendField(out, "dateAdded", dateText(cve.kevAdded));
    appendField(out, "shortDescription", "");
    appendField(out, "requiredAction", "");
    appendField(out, "dueDate", cve.kevDue);
    appendField(out, "knownRansomwareCampaignUse", cve.ransomware ? "Known" : "Unknown");
    appendField(out, "notes", "");
    out += "\"cwes\":[]}";
}

} // namespace

base::Result<void> writeFeeds(const Tables& tables, Day day, const QString& folder)
{
    TextWriter kev(folder + QStringLiteral("/kev.json"), TextWriter::Packing::Plain);
    const auto listed = std::count_if(tables.cves.begin(), tables.cves.end(),
        [&](const Cve& cve) { return isKnownExploited(cve, day); });
    const std::string date = dateText(day);
    std::string version = date;
    std::replace(version.begin(), version.end(), '-', '.');
    std::string& text = kev.text();
    text += '{';
    appendField(text, "title", "CISA Catalog of Known Exploited Vulnerabilities");
    appendField(text, "catalogVersion", version);
    appendField(text, "dateReleased", date + "T00:00:00.0000Z");
    text += "\"count\":" + std::to_string(listed) + ",\"vulnerabilities\":[";
    bool first = true;
    for (const Cve& cve : tables.cves) {
        if (!isKnownExploited(cve, day))
            continue;
        text += first ? "\n" : ",\n";
        first = false;
        appendKev(text, cve);
    }
    text += "\n]}\n";

    TextWriter epss(folder + QStringLiteral("/epss.csv"), TextWriter::Packing::Plain);
    epss.text() +=
        "#model_version:v2026.06.15,score_date:" + date + "T00:00:00Z\n" + "cve,epss,percentile\n";
    for (const Cve& cve : tables.cves)
        if (cve.published <= day && !cve.epss.empty())
            epss.text() += cve.id + ',' + cve.epss + ',' + cve.percentile + '\n';
    if (const auto written = kev.finish(); !written)
        return written;
    return epss.finish();
}

} // namespace parapet::demo
