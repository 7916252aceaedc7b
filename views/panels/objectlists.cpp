// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/objectlists.h"

#include "models/items/objecthistory.h"
#include "models/items/softwareproof.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/cellvalues.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::DeviceChangeKind;
using domain::FieldFormat;
using To = domain::ListRelation::To;

QString tr(const char* text)
{
    return QCoreApplication::translate("ObjectLists", text);
}

PlainRow rowOf(const domain::MissingUpdate& update, bool ofSoftware)
{
    QStringList products;
    for (const QString& product : update.products)
        products.append(softwareWords(product));
    PlainRow row;
    row.id = update.id;
    const QString address = catalogueAddress(update.id);
    row.cells = {QString(u"KB"_s + update.id), update.name, products.join(u", "_s)};
    if (ofSoftware)
        row.cells.append(QVariant::fromValue(update.devices));
    row.cells.append(QVariant::fromValue(update.cves));
    row.cells.append(update.since ? QVariant::fromValue(qint64(*update.since)) : QVariant());
    if (!address.isEmpty())
        row.tip = tr("Enter opens %1").arg(address);
    return row;
}

void addPaths(std::vector<PlainRow>& rows, const domain::SoftwareEvidence& evidence)
{
    const auto add = [&](const QStringList& paths, const QString& kind) {
        for (const QString& path : paths) {
            PlainRow row;
            row.cells = {softwareWords(evidence.name), evidence.version, kind, path};
            row.tip = path;
            rows.push_back(std::move(row));
        }
    };
    add(evidence.diskPaths, tr("Disk"));
    add(evidence.registryPaths, tr("Registry"));
}

/// Over the findings of one software.
QString updateWords(const domain::AffectedSoftware& software)
{
    if (software.available == 0)
        return software.unavailable == 0 ? tr("Not stated") : tr("Not available");
    return software.unavailable == 0 ? tr("Available") : tr("On some devices");
}

PlainRow rowOf(const domain::AffectedSoftware& software)
{
    PlainRow row;
    row.id = software.id;
    row.cells = {softwareWords(software.name), softwareWords(software.vendor),
        QVariant::fromValue(software.devices), updateWords(software), software.recommendedVersion};
    row.tip =
        tr("%1 findings with an update, %2 without, %3 not stated")
            .arg(QLocale().toString(software.available), QLocale().toString(software.unavailable),
                QLocale().toString(software.notStated));
    return row;
}

CellIcon cellOf(DeviceChangeKind kind)
{
    const QString words = domain::text(kind);
    switch (kind) {
    case DeviceChangeKind::Joined:
    case DeviceChangeKind::Left:
        return {u"devices"_s, Tone::Muted, words};
    case DeviceChangeKind::WeaknessesFound:
        return {u"warning"_s, Tone::Medium, words};
    case DeviceChangeKind::WeaknessesClosed:
        return {u"done"_s, Tone::Low, words};
    case DeviceChangeKind::SoftwareInstalled:
        return {u"installed"_s, Tone::Muted, words};
    case DeviceChangeKind::SoftwareRemoved:
        return {u"removed"_s, Tone::Muted, words};
    case DeviceChangeKind::SoftwareUpdated:
        return {u"updated"_s, Tone::Low, words};
    case DeviceChangeKind::ControlFailing:
        return {u"controls"_s, Tone::High, words};
    case DeviceChangeKind::ControlFollowed:
        return {u"controls"_s, Tone::Low, words};
    case DeviceChangeKind::ControlNotApplicable:
        return {u"controls"_s, Tone::Muted, words};
    case DeviceChangeKind::Reported:
        return {u"tag"_s, Tone::Muted, words};
    case DeviceChangeKind::SetByPerson:
        return {u"user"_s, Tone::Accent, words};
    case DeviceChangeKind::SetBack:
        return {u"undo"_s, Tone::Muted, words};
    case DeviceChangeKind::AlertRaised:
    case DeviceChangeKind::AlertChanged:
        return {
            u"alert"_s, kind == DeviceChangeKind::AlertRaised ? Tone::High : Tone::Muted, words};
    }
    return {};
}

PlainRow rowOf(const domain::DeviceChange& change)
{
    constexpr qsizetype named = 4;
    QString detail = change.detail;
    if (!change.cves.isEmpty()) {
        detail = change.cves.first(std::min(named, change.cves.size())).join(u", "_s);
        if (change.cves.size() > named)
            detail += tr(" and %1 more").arg(QLocale().toString(change.cves.size() - named));
    }
    PlainRow row;
    row.cells = {QVariant::fromValue(qint64(change.at)), QVariant::fromValue(cellOf(change.kind)),
        change.object, change.cves.isEmpty() ? QVariant() : QVariant(qint64(change.cves.size())),
        detail, change.snapshot > 0 ? QVariant::fromValue(change.snapshot) : QVariant()};
    if (!change.cves.isEmpty()) // a file has room for all of them
        row.told.insert(4, change.cves);
    constexpr qsizetype inTip = 40;
    row.tip = change.cves.first(std::min(inTip, change.cves.size())).join(u'\n');
    return row;
}

} // namespace

QString catalogueAddress(const QString& kb)
{
    static const QRegularExpression number(u"^\\d{6,8}$"_s);
    return number.match(kb).hasMatch()
        ? u"https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB"_s + kb
        : QString();
}

PlainList* missingUpdatesList(const PageContext& context, To to)
{
    const bool ofSoftware = to == To::Software;
    std::vector<PlainColumn> columns{{tr("KB"), FieldFormat::Identifier, {}},
        {tr("Name"), FieldFormat::Plain, {}},
        {tr("Products"), FieldFormat::Plain, tr("Software whose versions it updates")}};
    if (ofSoftware)
        columns.push_back({tr("Devices missing it"), FieldFormat::Count, {}});
    columns.push_back({tr("CVEs addressed"), FieldFormat::Count,
        ofSoftware ? tr("Different CVEs of this software that are open on these devices")
                   : tr("Different CVEs that are open on this device")});
    columns.push_back({tr("Oldest finding"), FieldFormat::Date, {}});
    auto* list = new PlainList(context, u"missingUpdates"_s, tr("Missing KBs"), std::move(columns),
        1,
        [context, to, ofSoftware](const QString& id, QObject* home, const PlainList::Take& take) {
            items::missingUpdates(context.library, {to, id}, home,
                [take, ofSoftware](const base::Result<std::vector<domain::MissingUpdate>>& found) {
                    if (!found) {
                        take(tl::unexpected(found.error()));
                        return;
                    }
                    std::vector<PlainRow> rows;
                    for (const auto& update : *found)
                        rows.push_back(rowOf(update, ofSoftware));
                    take(rows);
                });
        });
    list->setEmptySentence(tr("No open finding names a KB. Only Windows updates have one."));
    QStringList fields{u"id"_s, u"name"_s, u"products"_s};
    if (ofSoftware)
        fields.append(u"devices"_s);
    fields += QStringList{u"weaknesses"_s, u"oldestFinding"_s};
    list->setExport(u"missing-kbs"_s, fields);
    list->setOpening(tr("Open in the update catalogue"));
    QObject::connect(list, &PlainList::rowOpened, list, [](const QString& kb) {
        const QString address = catalogueAddress(kb);
        if (!address.isEmpty())
            QDesktopServices::openUrl(QUrl(address));
    });
    return list;
}

PlainList* affectedSoftwareList(const PageContext& context)
{
    auto* list = new PlainList(context, u"affectedSoftware"_s, tr("Software"),
        {{tr("Software"), FieldFormat::Plain, {}}, {tr("Vendor"), FieldFormat::Plain, {}},
            {tr("Exposed devices"), FieldFormat::Count, tr("Exposed to this weakness through it")},
            {tr("Update available"), FieldFormat::Plain, tr("Does an update close this weakness?")},
            {tr("Recommended version"), FieldFormat::Identifier, {}}},
        0, [context](const QString& id, QObject* home, const PlainList::Take& take) {
            items::affectedSoftware(context.library, id, home,
                [take](const base::Result<std::vector<domain::AffectedSoftware>>& found) {
                    if (!found) {
                        take(tl::unexpected(found.error()));
                        return;
                    }
                    std::vector<PlainRow> rows;
                    for (const auto& each : *found)
                        rows.push_back(rowOf(each));
                    take(rows);
                });
        });
    list->setEmptySentence(tr("No software of the fleet has it."));
    list->setExport(u"related-software"_s,
        {u"software"_s, u"vendor"_s, u"exposedMachines"_s, u"updateAvailable"_s,
            u"recommendedVersion"_s});
    return list;
}

PlainList* softwareEvidenceList(const PageContext& context)
{
    auto* list = new PlainList(context, u"softwareEvidence"_s, tr("Evidence"),
        {{tr("Software"), FieldFormat::Plain, {}}, {tr("Version"), FieldFormat::Identifier, {}},
            {tr("Kind"), FieldFormat::Plain, tr("Where the path lies")},
            {tr("Path"), FieldFormat::Plain, {}}},
        3, [context](const QString& id, QObject* home, const PlainList::Take& take) {
            items::askEvidenceOf(context.library, id, home,
                [take](const base::Result<std::vector<domain::SoftwareEvidence>>& found) {
                    if (!found) {
                        take(tl::unexpected(found.error()));
                        return;
                    }
                    std::vector<PlainRow> rows;
                    for (const auto& each : *found)
                        addPaths(rows, each);
                    take(rows);
                });
        });
    list->setEmptySentence(tr("The export names no path of the software of this device."));
    list->setExport(u"software-evidence"_s, {u"software"_s, u"version"_s, u"kind"_s, u"path"_s});
    return list;
}

PlainList* deviceHistoryList(const PageContext& context)
{
    auto* list = new PlainList(context, u"deviceHistory"_s, tr("History"),
        {{tr("Date"), FieldFormat::DateTime, {}}, {tr("Change"), FieldFormat::Plain, {}},
            {tr("Of"), FieldFormat::Plain, tr("Software, control, field or alert")},
            {tr("Weaknesses"), FieldFormat::Count, {}}, {tr("Details"), FieldFormat::Plain, {}},
            {tr("Snapshot"), FieldFormat::Identifier, tr("The snapshot that told it")}},
        4, [context](const QString& id, QObject* home, const PlainList::Take& take) {
            items::deviceHistory(context.library, id, home,
                [take](const base::Result<std::vector<domain::DeviceChange>>& changes) {
                    if (!changes) {
                        take(tl::unexpected(changes.error()));
                        return;
                    }
                    std::vector<PlainRow> rows;
                    for (const auto& change : *changes)
                        rows.push_back(rowOf(change));
                    take(rows);
                });
        });
    list->setEmptySentence(tr("No snapshot told of this device yet."));
    list->setExport(u"device-history"_s,
        {u"date"_s, u"change"_s, u"object"_s, u"weaknesses"_s, u"details"_s, u"snapshot"_s});
    return list;
}

} // namespace parapet::views
