// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/demo/tables.h"

#include <QFile>
#include <QList>

#include <algorithm>
#include <charconv>
#include <optional>

// Q_INIT_RESOURCE declares a function of the global namespace.
static void initialiseDemoResource()
{
    Q_INIT_RESOURCE(demo);
}

namespace parapet::demo {
namespace {

using base::Error;
using base::fail;
using base::Result;
using Cells = std::vector<std::string>;

Result<std::vector<Cells>> readTable(const QString& name, std::size_t columns)
{
    QFile file(QStringLiteral(":/parapet/demo/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Corrupt, QStringLiteral("The table %1 is missing.").arg(name));
    std::vector<Cells> rows;
    file.readLine();
    while (!file.atEnd()) {
        QByteArray line = file.readLine();
        if (line.endsWith('\n'))
            line.chop(1);
        Cells cells;
        for (const QByteArray& cell : line.split('\t'))
            cells.push_back(cell.toStdString());
        if (cells.size() != columns)
            return fail(Error::Kind::Corrupt,
                QStringLiteral("The table %1 has a broken line %2.")
                    .arg(name)
                    .arg(rows.size() + 2));
        rows.push_back(std::move(cells));
    }
    return rows;
}

int number(const std::string& text)
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::uint32_t index(const std::string& text)
{
    return static_cast<std::uint32_t>(number(text));
}

void takeProducts(Tables& tables, const std::vector<Cells>& rows)
{
    for (const Cells& row : rows) {
        Product product;
        product.vendor = row[1];
        product.name = row[2];
        product.title = row[3];
        for (std::size_t role = 0; role < 4; ++role)
            product.permille[role] = number(row[4 + role]);
        product.habit = row[8].empty() ? 'M' : row[8][0];
        product.endOfSupport = dayOf(row[9]);
        product.path = row[10];
        product.registry = row[11];
        tables.products.push_back(std::move(product));
    }
}

void takeVersions(Tables& tables, const std::vector<Cells>& rows)
{
    for (const Cells& row : rows) {
        Product& product = tables.products.at(index(row[0]));
        auto branch = std::find_if(product.branches.begin(), product.branches.end(),
            [&](const Branch& known) { return known.name == row[1]; });
        if (branch == product.branches.end()) {
            product.branches.push_back({row[1], 1, noDay, {}});
            branch = std::prev(product.branches.end());
        }
        branch->versions.push_back(static_cast<std::uint32_t>(product.versions.size()));
        Version version;
        version.text = row[2];
        version.released = dayOf(row[3]);
        version.branch = static_cast<std::uint32_t>(branch - product.branches.begin());
        version.kb = row[4];
        product.versions.push_back(std::move(version));
    }
}

void takeBranches(Tables& tables, const std::vector<Cells>& rows)
{
    for (const Cells& row : rows) {
        for (Branch& branch : tables.products.at(index(row[0])).branches) {
            if (branch.name != row[1])
                continue;
            branch.weight = row[2].empty() ? 1 : number(row[2]);
            branch.endOfSupport = dayOf(row[3]);
        }
    }
}

void takeCves(Tables& tables, const std::vector<Cells>& rows, const std::vector<Cells>& kev)
{
    for (const Cells& row : rows) {
        Cve cve;
        cve.id = row[0];
        cve.published = dayOf(row[1]);
        cve.cvss = row[2];
        cve.severity = row[4];
        cve.epss = row[5];
        cve.percentile = row[6];
        cve.exploit = number(row[7]);
        tables.cves.push_back(std::move(cve));
    }
    for (const Cells& row : kev) {
        const auto found = std::lower_bound(tables.cves.begin(), tables.cves.end(), row[0],
            [](const Cve& cve, const std::string& id) { return cve.id < id; });
        if (found == tables.cves.end() || found->id != row[0])
            continue;
        found->kevVendor = row[1];
        found->kevProduct = row[2];
        found->kevName = row[3];
        found->kevAdded = dayOf(row[4]);
        found->kevDue = row[5];
        found->ransomware = row[6] == "Known";
    }
}

void takeControls(Tables& tables, const std::vector<Cells>& rows)
{
    for (const Cells& row : rows) {
        Control control{row[0], row[1], row[2], row[3], number(row[4]), {}, number(row[6])};
        for (std::size_t role = 0; role < 4; ++role)
            control.roles[role] = row[5].find("CSLM"[role]) != std::string::npos;
        tables.controls.push_back(std::move(control));
    }
}

bool covers(const AffectedRange& range, const std::string& version)
{
    if (!range.start.empty() && compareTableVersions(version, range.start) < 0)
        return false;
    const int order = compareTableVersions(version, range.end);
    return order < 0 || (range.inclusive && order == 0);
}

void takeRanges(Tables& tables, const std::vector<Cells>& rows)
{
    for (const Cells& row : rows) {
        AffectedRange range{index(row[0]), index(row[1]), row[2], row[3], row[4] == "1"};
        for (Version& version : tables.products.at(range.product).versions)
            if (covers(range, version.text))
                version.cves.push_back(range.cve);
        tables.ranges.push_back(std::move(range));
    }
}

/// When does the first later version without this CVE appear? In the same branch if it has one.
Day fixDay(const Product& product, std::size_t affected, std::uint32_t cve)
{
    Day inBranch = noDay;
    Day anywhere = noDay;
    for (std::size_t i = affected + 1; i < product.versions.size(); ++i) {
        const Version& later = product.versions[i];
        if (std::binary_search(later.cves.begin(), later.cves.end(), cve))
            continue;
        if (anywhere == noDay || later.released < anywhere)
            anywhere = later.released;
        if (later.branch == product.versions[affected].branch
            && (inBranch == noDay || later.released < inBranch))
            inBranch = later.released;
    }
    return inBranch == noDay ? anywhere : inBranch;
}

void indexVersions(Tables& tables)
{
    for (Product& product : tables.products) {
        for (Version& version : product.versions) {
            std::sort(version.cves.begin(), version.cves.end());
            version.cves.erase(
                std::unique(version.cves.begin(), version.cves.end()), version.cves.end());
        }
        for (std::size_t i = 0; i < product.versions.size(); ++i)
            for (const std::uint32_t cve : product.versions[i].cves)
                product.versions[i].fixed.push_back(fixDay(product, i, cve));
    }
}

/// Cuts the leading number from a version; nothing left: 0.
std::uint64_t nextNumber(std::string_view& text)
{
    while (!text.empty() && (text.front() < '0' || text.front() > '9'))
        text.remove_prefix(1);
    std::uint64_t value = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        value = value * 10 + static_cast<std::uint64_t>(text.front() - '0');
        text.remove_prefix(1);
    }
    return value;
}

char lastLetter(std::string_view text)
{
    const char last = text.empty() ? '0' : text.back();
    return last >= 'a' && last <= 'z' ? last : ' ';
}

} // namespace

int compareTableVersions(std::string_view a, std::string_view b)
{
    const char letterA = lastLetter(a);
    const char letterB = lastLetter(b);
    while (!a.empty() || !b.empty()) {
        const std::uint64_t x = nextNumber(a);
        const std::uint64_t y = nextNumber(b);
        if (x != y)
            return x < y ? -1 : 1;
    }
    return letterA == letterB ? 0 : (letterA < letterB ? -1 : 1);
}

std::size_t Tables::product(std::string_view name) const
{
    const auto found = std::find_if(products.begin(), products.end(),
        [&](const Product& product) { return product.name == name; });
    return static_cast<std::size_t>(found - products.begin());
}

Result<Tables> loadTables()
{
    initialiseDemoResource();
    struct Source
    {
        QString name;
        std::size_t columns;
    };
    const std::array<Source, 7> sources{{{QStringLiteral("products.tsv"), 12},
        {QStringLiteral("versions.tsv"), 5}, {QStringLiteral("branches.tsv"), 4},
        {QStringLiteral("cves.tsv"), 8}, {QStringLiteral("kev.tsv"), 7},
        {QStringLiteral("affected.tsv"), 5}, {QStringLiteral("controls.tsv"), 7}}};
    std::vector<std::vector<Cells>> read;
    for (const Source& source : sources) {
        auto rows = readTable(source.name, source.columns);
        if (!rows)
            return tl::unexpected(rows.error());
        read.push_back(std::move(*rows));
    }
    Tables tables;
    takeProducts(tables, read[0]);
    takeVersions(tables, read[1]);
    takeBranches(tables, read[2]);
    takeCves(tables, read[3], read[4]);
    takeRanges(tables, read[5]);
    takeControls(tables, read[6]);
    indexVersions(tables);
    return tables;
}

} // namespace parapet::demo
