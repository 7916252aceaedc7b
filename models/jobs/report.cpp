// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/report.h"

#include "models/base/timetext.h"
#include "models/domain/remediationwords.h"
#include "models/jobs/savefile.h"
#include "models/jobs/scores.h"
#include "models/query/sort.h"
#include "models/store/tablereader.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <map>

namespace parapet::jobs {
namespace {

using base::Error;
using base::fail;
using domain::Kind;

constexpr qint64 mostActions = 10;
constexpr base::Millis day = 86'400'000;
constexpr qint64 oldFeedDays = 7;

QString tr(const char* text)
{
    return QCoreApplication::translate("Report", text);
}

/// One row of a list with its cells by name.
class Cells
{
public:
    Cells(Kind kind, std::span<const domain::Value> values)
        : m_kind(kind)
        , m_values(values)
    {
    }

    [[nodiscard]] QString text(QStringView name) const { return get<QString>(name); }
    [[nodiscard]] qint64 count(QStringView name) const { return get<qint64>(name); }
    [[nodiscard]] double real(QStringView name) const { return get<double>(name); }
    [[nodiscard]] QStringList list(QStringView name) const { return get<QStringList>(name); }
    [[nodiscard]] bool yes(QStringView name) const { return get<bool>(name); }
    [[nodiscard]] std::optional<base::Millis> time(QStringView name) const
    {
        const auto* value = std::get_if<qint64>(cell(name));
        return value != nullptr ? std::optional(*value) : std::nullopt;
    }

private:
    [[nodiscard]] const domain::Value* cell(QStringView name) const
    {
        return &m_values[static_cast<std::size_t>(domain::fieldIndex(m_kind, name).value_or(0))];
    }
    template <class T>
    [[nodiscard]] T get(QStringView name) const
    {
        const auto* value = std::get_if<T>(cell(name));
        return value != nullptr ? *value : T();
    }

    Kind m_kind;
    std::span<const domain::Value> m_values;
};

/// Fills the report from the lists of one scope.
class Gathering
{
public:
    Gathering(Context& context, Scope& scope)
        : m_context(context)
        , m_scope(scope)
    {
    }

    base::Result<exporting::Report> run()
    {
        auto scores = readScores(m_context, m_scope);
        if (!scores)
            return tl::unexpected(scores.error());
        auto trend = readTrend(m_context, m_scope.view(), scores->snapshot.takenAt);
        if (!trend)
            return tl::unexpected(trend.error());
        m_report.madeOn = m_context.clock();
        m_report.madeBy = m_context.user;
        m_report.program = QStringLiteral("Parapet " PARAPET_VERSION);
        m_report.model = scores->model;
        m_report.snapshot = scores->snapshot;
        m_report.groups = m_scope.view().groups;
        m_report.card = scores->card;
        m_report.trend = std::move(*trend);
        m_report.feeds = std::move(scores->feeds);
        for (auto step : {&Gathering::actions, &Gathering::activities, &Gathering::exceptions,
                 &Gathering::blindSpots})
            if (auto done = (this->*step)(); !done)
                return tl::unexpected(done.error());
        return std::move(m_report);
    }

private:
    base::Result<void> each(Kind kind, const QString& filter, qint64 limit,
        const std::function<void(const Cells&)>& take, const QString& sort = {})
    {
        store::TableQuery query;
        query.kind = kind;
        query.filter = filter;
        query.scope = m_scope.read();
        query.limit = limit;
        if (const auto keys = query::parseSort(sort, domain::fieldsOf(kind)))
            query.sort = *keys;
        std::vector<int> fields(domain::fieldsOf(kind).size());
        for (std::size_t i = 0; i < fields.size(); ++i)
            fields[i] = static_cast<int>(i);
        return store::TableReader(m_context.connection)
            .stream(
                query, fields, [&](std::span<const domain::Value> values) -> base::Result<void> {
                    take(Cells(kind, values));
                    return {};
                });
    }

    base::Result<qint64> countOf(Kind kind, const QString& filter)
    {
        store::TableQuery query;
        query.kind = kind;
        query.filter = filter;
        query.scope = m_scope.read();
        return store::TableReader(m_context.connection).count(query);
    }

    base::Result<void> actions()
    {
        const QString open = QStringLiteral("status != 'Full exception'");
        const auto count = countOf(Kind::Recommendations, open);
        if (!count)
            return tl::unexpected(count.error());
        m_report.openRecommendations = *count;
        return each(
            Kind::Recommendations, open, mostActions,
            [this](const Cells& row) {
                exporting::ReportAction action;
                action.name = row.text(u"recommendationName");
                action.type = domain::remediationTypeWords(row.text(u"remediationType"));
                action.exposed = row.count(u"exposedMachinesAfterExceptions");
                action.total = row.count(u"totalMachineCount");
                action.weaknesses = row.count(u"weaknesses");
                action.exposureImpact = row.real(u"exposureImpactAfterExceptions");
                action.configImpact = row.real(u"configScoreImpact");
                action.knownExploited = row.yes(u"inKev");
                action.publicExploit = row.yes(u"publicExploit");
                action.activeAlert = row.yes(u"activeAlert");
                m_report.actions.push_back(std::move(action));
            },
            QStringLiteral("exposureImpactAfterExceptions:desc,configScoreImpact:desc,id"));
    }

    base::Result<void> activities()
    {
        std::map<QString, qint64> contradicted;
        auto counted =
            each(Kind::Claims, QStringLiteral("verdict == 'Contradicted' and isCurrent == true"),
                -1, [&](const Cells& row) { ++contradicted[row.text(u"activityId")]; });
        if (!counted)
            return counted;
        auto read = each(
            Kind::Remediations, QStringLiteral("status == 'Active'"), -1, [&](const Cells& row) {
                exporting::ReportActivity activity;
                activity.title = row.text(u"title");
                if (const QStringList groups = row.list(u"rbacGroupNames"); !groups.isEmpty())
                    activity.title +=
                        QStringLiteral(" (%1)").arg(groups.join(QStringLiteral(", ")));
                activity.priority = row.text(u"priority");
                activity.fixed = row.count(u"fixedDevices");
                activity.target = row.count(u"targetDevices");
                activity.dueOn = row.time(u"dueOn");
                activity.contradicted = contradicted[row.text(u"id")];
                m_report.activities.push_back(std::move(activity));
            });
        static constexpr base::Millis never = std::numeric_limits<base::Millis>::max();
        std::ranges::stable_sort(m_report.activities, {},
            [](const auto& activity) { return activity.dueOn.value_or(never); });
        return read;
    }

    base::Result<void> exceptions()
    {
        auto read = each(
            Kind::Exceptions, QStringLiteral("status == 'In effect'"), -1, [&](const Cells& row) {
                const QStringList groups = row.list(u"groups");
                m_report.exceptions.push_back({row.text(u"title"), row.text(u"justification"),
                    groups.isEmpty() ? row.text(u"scope") : groups.join(QStringLiteral(", ")),
                    row.time(u"expiresOn").value_or(0)});
            });
        std::ranges::stable_sort(m_report.exceptions, {}, &exporting::ReportException::expiresOn);
        return read;
    }

    void spot(
        const QString& what, const QString& meaning, qint64 count, std::optional<qint64> of = {})
    {
        m_report.blindSpots.push_back({what, meaning, count, of});
    }

    base::Result<void> blindSpots()
    {
        const domain::ScoreCard& card = m_report.card;
        spot(tr("Devices silent for 30 days or excluded"), tr("not scored"), card.inactive,
            qint64{card.active} + card.inactive);
        spot(tr("Active devices without data"), tr("no software was reported: not scored"),
            card.noData, card.active);
        qint64 controls = 0;
        for (const auto& category : card.categories)
            controls += category.controls;
        spot(tr("Controls not assessed"), tr("no device reports them: no points either way"),
            card.notAssessed, controls);
        const QString open = QStringLiteral("exposedMachines > 0");
        const auto weaknesses = countOf(Kind::Weaknesses, open);
        if (!weaknesses)
            return tl::unexpected(weaknesses.error());
        const auto without =
            countOf(Kind::Weaknesses, open + QStringLiteral(" and updateAvailable == false"));
        if (!without)
            return tl::unexpected(without.error());
        spot(tr("Weaknesses without an update"), tr("no patch will close them yet"), *without,
            *weaknesses);
        spot(tr("Rejected rows of the import"), tr("parts of the export that could not be read"),
            m_report.snapshot.rejected);
        const auto old = std::ranges::count_if(m_report.feeds, [this](const auto& feed) {
            return m_report.madeOn - feed.date.value_or(feed.importedAt) > oldFeedDays * day;
        });
        spot(tr("Feeds older than a week"), tr("new exploitation is not seen"), old,
            static_cast<qint64>(m_report.feeds.size()));
        return {};
    }

    Context& m_context;
    Scope& m_scope;
    exporting::Report m_report;
};

} // namespace

base::Result<exporting::Report> gatherReport(Context& context, const domain::ViewScope& view)
{
    auto scope = Scope::open(context, view);
    if (!scope)
        return tl::unexpected(scope.error());
    return Gathering(context, **scope).run();
}

base::Result<void> writeReport(Context& context, const domain::ViewScope& view, const QString& file)
{
    const QString suffix = QFileInfo(file).suffix().toLower();
    const bool pdf = suffix == QStringLiteral("pdf");
    if (!pdf && suffix != QStringLiteral("html") && suffix != QStringLiteral("htm"))
        return fail(
            Error::Kind::Usage, tr("A report is a .pdf or a .html file; %1 is neither.").arg(file));
    const auto report = gatherReport(context, view);
    if (!report)
        return tl::unexpected(report.error());
    return saveFile(file, [&](QSaveFile& out) -> base::Result<void> {
        if (!pdf)
            out.write(exporting::reportHtml(*report));
        else if (auto written = exporting::writeReportPdf(*report, out); !written)
            return written;
        if (context.progress.cancelled())
            return fail(Error::Kind::Cancelled, tr("Canceled; no report was written."));
        return {};
    });
}

} // namespace parapet::jobs
