// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// diff: why the scores of two snapshots differ.
#include "app/cli/commands.h"
#include "models/base/timetext.h"
#include "models/jobs/comparejob.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace parapet::cli {
namespace {

using domain::FieldType;

QString number(double value)
{
    return QString::number(value, 'f', 4);
}

QString signedNumber(double value)
{
    return (value < 0 ? QStringLiteral("-") : QStringLiteral("+")) + number(std::abs(value));
}

QJsonArray partsArray(const std::vector<domain::CausePart>& parts)
{
    QJsonArray array;
    for (const auto& part : parts)
        array.append(QJsonObject{{QStringLiteral("id"), part.id},
            {QStringLiteral("name"), part.name}, {QStringLiteral("part"), part.part}});
    return array;
}

QJsonObject sideObject(const domain::ComparedSnapshot& side)
{
    return {{QStringLiteral("id"), side.info.id},
        {QStringLiteral("takenAt"), base::isoTime(side.info.takenAt)},
        {QStringLiteral("label"), side.info.label},
        {QStringLiteral("exposureScore"),
            side.score ? QJsonValue(*side.score) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("points"), side.points}, {QStringLiteral("maxPoints"), side.maxPoints},
        {QStringLiteral("percent"), side.percent},
        {QStringLiteral("activeDevices"), static_cast<qint64>(side.activeDevices)},
        {QStringLiteral("highDevices"), static_cast<qint64>(side.highDevices)},
        {QStringLiteral("epssVersion"), side.epssVersion}};
}

QByteArray json(const domain::Comparison& comparison)
{
    QJsonArray causes;
    for (const auto& share : comparison.causes)
        causes.append(QJsonObject{{QStringLiteral("cause"), domain::stableName(share.cause)},
            {QStringLiteral("exposure"), share.exposure}, {QStringLiteral("points"), share.points},
            {QStringLiteral("maxPoints"), share.maxPoints},
            {QStringLiteral("percent"), share.percent}, {QStringLiteral("devices"), share.devices},
            {QStringLiteral("findings"), share.findings}, {QStringLiteral("cves"), share.cves},
            {QStringLiteral("controls"), share.controls},
            {QStringLiteral("topDevices"), partsArray(share.topDevices)},
            {QStringLiteral("topSoftware"), partsArray(share.topSoftware)},
            {QStringLiteral("topCves"), partsArray(share.topCves)},
            {QStringLiteral("topControls"), partsArray(share.topControls)}});
    const QJsonObject object{{QStringLiteral("before"), sideObject(comparison.before)},
        {QStringLiteral("after"), sideObject(comparison.after)},
        {QStringLiteral("exposureChange"), comparison.exposureChange},
        {QStringLiteral("pointsChange"), comparison.pointsChange},
        {QStringLiteral("maxPointsChange"), comparison.maxPointsChange},
        {QStringLiteral("percentChange"), comparison.percentChange},
        {QStringLiteral("causes"), causes}};
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

constexpr std::array<domain::FieldSpec, 9> fields{{{"cause", FieldType::Text},
    {"exposure", FieldType::Real}, {"points", FieldType::Real}, {"maxPoints", FieldType::Real},
    {"percent", FieldType::Real}, {"devices", FieldType::Integer}, {"findings", FieldType::Integer},
    {"cves", FieldType::Integer}, {"controls", FieldType::Integer}}};

QByteArray csv(const domain::Comparison& comparison)
{
    QByteArray text;
    const auto writer = exporting::makeRowWriter(
        exporting::Format::Csv, [&text](QByteArrayView piece) -> base::Result<void> {
            text.append(piece.data(), piece.size());
            return {};
        });
    auto done = writer->begin(fields);
    for (const auto& share : comparison.causes)
        if (done)
            done = writer->row(std::array<domain::Value, fields.size()>{
                domain::stableName(share.cause), share.exposure, share.points, share.maxPoints,
                share.percent, share.devices, share.findings, share.cves, share.controls});
    if (done)
        done = writer->end();
    return text;
}

QString score(const domain::ComparedSnapshot& side)
{
    return side.score ? number(*side.score) : QStringLiteral("not available");
}

QString topLine(const char* what, const std::vector<domain::CausePart>& parts)
{
    if (parts.empty())
        return {};
    QStringList named;
    for (std::size_t i = 0; i < std::min<std::size_t>(parts.size(), 3); ++i)
        named.append(QStringLiteral("%1 %2").arg(
            parts[i].name.isEmpty() ? parts[i].id : parts[i].name, signedNumber(parts[i].part)));
    return QStringLiteral("    %1: %2\n")
        .arg(QString::fromLatin1(what), named.join(QStringLiteral(", ")));
}

QString table(const domain::Comparison& comparison)
{
    QString text = QStringLiteral("Snapshot %1 of %2 -> snapshot %3 of %4\n")
                       .arg(comparison.before.info.id)
                       .arg(base::isoTime(comparison.before.info.takenAt))
                       .arg(comparison.after.info.id)
                       .arg(base::isoTime(comparison.after.info.takenAt));
    text += QStringLiteral("Exposure score  %1 -> %2  (%3)\n")
                .arg(score(comparison.before), score(comparison.after),
                    signedNumber(comparison.exposureChange));
    text += QStringLiteral("Secure score    %1 of %2 -> %3 of %4 points  (%5 points, %6 %)\n\n")
                .arg(number(comparison.before.points), number(comparison.before.maxPoints),
                    number(comparison.after.points), number(comparison.after.maxPoints),
                    signedNumber(comparison.pointsChange), signedNumber(comparison.percentChange));
    text += QStringLiteral("  exposure    points   percent  devices  findings    CVEs  cause\n");
    for (const auto& share : comparison.causes) {
        text += QStringLiteral("%1 %2 %3 %4 %5 %6  %7\n")
                    .arg(signedNumber(share.exposure), 10)
                    .arg(signedNumber(share.points), 9)
                    .arg(signedNumber(share.percent), 9)
                    .arg(share.devices, 8)
                    .arg(share.findings, 9)
                    .arg(share.cves, 7)
                    .arg(domain::text(share.cause));
        text += topLine("devices", share.topDevices) + topLine("software", share.topSoftware)
            + topLine("CVEs", share.topCves) + topLine("controls", share.topControls);
    }
    return text;
}

} // namespace

void DiffCommand::declare(CLI::App& app)
{
    m_app = app.add_subcommand("diff",
        "Why the scores of two snapshots differ, split into causes that sum to the change\n"
        "Example: parapetctl diff 1 4 --format json");
    m_app->add_option("BEFORE", m_before, "A snapshot (parapetctl snapshots)")->required();
    m_app->add_option("AFTER", m_after, "Another snapshot")->required();
    m_app->add_option("--format", m_format, "table, json or csv")
        ->check(CLI::IsMember({"table", "json", "csv"}));
}

int DiffCommand::run(Session& session)
{
    const auto format = session.format(m_format);
    if (!format)
        return session.fail(format.error());
    auto context = session.open(store::OpenMode::ReadOnly);
    if (!context)
        return session.fail(context.error());
    const auto comparison = jobs::compareSnapshots(**context, m_before, m_after);
    if (!comparison)
        return session.fail(comparison.error());
    if (*format == exporting::Format::Json)
        session.print(json(*comparison));
    else if (*format == exporting::Format::Csv)
        session.print(csv(*comparison));
    else
        session.print(table(*comparison).toUtf8());
    return Done;
}

} // namespace parapet::cli
