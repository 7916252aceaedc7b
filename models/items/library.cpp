// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/library.h"

#include "models/items/asking.h"
#include "models/items/found.h"
#include "models/items/overview.h"
#include "models/items/ticks.h"
#include "models/jobs/eventsjob.h"
#include "models/jobs/mail.h"
#include "models/jobs/merge.h"
#include "models/jobs/settingsjob.h"
#include "models/store/courses.h"
#include "models/store/evidence.h"
#include "models/store/workflowstore.h"

#include <QCoreApplication>

namespace parapet::items {
namespace {

} // namespace

struct Library::Private
{
    Private(const QString& workspace, const base::Clock& ownClock)
        : path(workspace)
        , clock(ownClock)
        , lists(workspace, ownClock)
        , analyses(workspace, ownClock)
    {
    }

    /// Runs `ask` on a reader and brings its answer to the GUI thread.
    template <class T, class Ask>
    void request(Library* self, Reader& reader, const void* owner, QObject* context,
        Answer<T> answer, Ask ask)
    {
        items::ask<T>(*self, reader, owner, context, std::move(answer), std::move(ask));
    }

    QString path;
    base::Clock clock;
    Ticks ticked; ///< recommendations
    domain::ViewScope scope;
    base::Millis pastDay = 0; ///< when the past snapshot shown was taken; 0: none is shown
    Reader lists; ///< quick questions: lists and overviews
    Reader analyses; ///< those that need the whole fleet in memory
};

Library::Library(const QString& workspacePath, const base::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(workspacePath, clock))
{
}

Library::~Library() = default;

QString Library::path() const
{
    return m_d->path;
}

Ticks& Library::tickedRecommendations()
{
    return m_d->ticked;
}

domain::ViewScope Library::scope() const
{
    return m_d->scope;
}

base::Millis Library::today() const
{
    return m_d->pastDay != 0 ? m_d->pastDay : m_d->clock();
}

Reader& Library::lists()
{
    return m_d->lists;
}

Reader& Library::analyses()
{
    return m_d->analyses;
}

void Library::setScope(const domain::ViewScope& scope)
{
    if (scope == m_d->scope)
        return;
    const domain::ViewScope before = m_d->scope;
    m_d->scope = scope;
    m_d->lists.reset(scope);
    m_d->analyses.reset(scope);
    emit scopeLoading();
    // Before the lists that wait: they are of the scope being left, and are asked for anew.
    m_d->lists.postFirst(&m_d->scope, [this, before, scope](const auto& desk) {
        base::Result<base::Millis> today = 0;
        if (!desk)
            today = tl::unexpected(desk.error());
        else if (const store::ReadScope& read = desk->scope->read(); read.snapshot != 0)
            today = read.now;
        QMetaObject::invokeMethod(
            this, [this, before, scope, today] { scopeIsReady(before, scope, today); },
            Qt::QueuedConnection);
    });
}

void Library::scopeIsReady(const domain::ViewScope& before, const domain::ViewScope& scope,
    const base::Result<base::Millis>& today)
{
    if (m_d->scope != scope)
        return; // another choice came in between
    if (!today) {
        m_d->scope = before;
        m_d->lists.reset(before);
        m_d->analyses.reset(before);
        emit scopeFailed(today.error().message);
    } else {
        m_d->pastDay = *today;
        emit scopeChanged();
    }
    emit changed(); // after a failure, too: what waited was asked of the scope that failed
}

void Library::refresh()
{
    m_d->lists.reset(m_d->scope);
    m_d->analyses.reset(m_d->scope);
    emit changed();
}

void Library::overview(QObject* context, Answer<domain::Overview> answer)
{
    m_d->request<domain::Overview>(
        this, m_d->lists, nullptr, context,
        [answer = std::move(answer)](const base::Result<domain::Overview>& result) {
            // no workspace yet is no error: there is just nothing to see
            if (!result && result.error().kind == base::Error::Kind::NotFound)
                answer(domain::Overview{});
            else
                answer(result);
        },
        readOverview);
}

void Library::row(
    domain::Kind kind, const QString& id, QObject* context, Answer<domain::Row> answer)
{
    m_d->request<domain::Row>(this, m_d->lists, nullptr, context, std::move(answer),
        [kind, id](const Reader::Desk& desk) { return readRow(desk, kind, id); });
}

void Library::find(
    const QString& text, qint64 each, QObject* context, Answer<std::vector<Found>> answer)
{
    m_d->request<std::vector<Found>>(this, m_d->lists, &m_d->path, context, std::move(answer),
        [text, each](const Reader::Desk& desk) { return readFound(desk, text, each); });
}

void Library::whatIf(const QStringList& recommendations, QObject* context,
    Answer<domain::Effect> answer, const void* question)
{
    m_d->request<domain::Effect>(this, m_d->analyses, question, context, std::move(answer),
        [recommendations](const Reader::Desk& desk) {
            return withAnalysis<domain::Effect>(desk,
                [&](const assess::Analysis& analysis) { return analysis.effect(recommendations); });
        });
}

void Library::previewException(const domain::ExceptionRequest& request, QObject* context,
    Answer<domain::ExceptionPreview> answer, const void* question)
{
    m_d->request<domain::ExceptionPreview>(this, m_d->analyses, question, context,
        std::move(answer), [request](const Reader::Desk& desk) {
            return withAnalysis<domain::ExceptionPreview>(
                desk, [&](const assess::Analysis& analysis) { return analysis.preview(request); });
        });
}

void Library::exposedCourses(QObject* context, Answer<QHash<QString, QList<double>>> answer)
{
    using Courses = QHash<QString, QList<double>>;
    constexpr int shownSnapshots = 12;
    m_d->request<Courses>(this, m_d->lists, nullptr, context, std::move(answer),
        [](const Reader::Desk& desk) -> base::Result<Courses> {
            if (!desk.scope->view().groups.isEmpty())
                return Courses{};
            return store::exposedCourses(
                desk.context->connection, desk.scope->view().snapshot, shownSnapshots);
        });
}

void Library::eventNumbers(
    base::Millis from, base::Millis until, QObject* context, Answer<domain::EventNumbers> answer)
{
    m_d->request<domain::EventNumbers>(this, m_d->lists, nullptr, context, std::move(answer),
        [from, until](const Reader::Desk& desk) {
            return jobs::eventNumbers(*desk.context, *desk.scope, from, until);
        });
}

void Library::policySettings(QObject* context, Answer<domain::PolicySettings> answer)
{
    m_d->request<domain::PolicySettings>(this, m_d->lists, nullptr, context, std::move(answer),
        [](const Reader::Desk& desk) { return jobs::policySettings(*desk.context); });
}

void Library::weightChoices(QObject* context, Answer<jobs::WeightChoices> answer)
{
    m_d->request<jobs::WeightChoices>(this, m_d->lists, nullptr, context, std::move(answer),
        [](const Reader::Desk& desk) { return jobs::weightChoices(*desk.context); });
}

void Library::verifyJournal(
    const QString& noted, QObject* context, Answer<jobs::JournalState> answer)
{
    m_d->request<jobs::JournalState>(this, m_d->lists, nullptr, context, std::move(answer),
        [noted](const Reader::Desk& desk) { return jobs::verifyJournal(*desk.context, noted); });
}

void Library::evidence(
    const domain::ListRelation& object, int limit, QObject* context, Answer<QStringList> answer)
{
    m_d->request<QStringList>(this, m_d->lists, nullptr, context, std::move(answer),
        [object, limit](const Reader::Desk& desk) {
            const bool isDevice = object.to == domain::ListRelation::To::Device;
            const bool isRecommendation = object.to == domain::ListRelation::To::Recommendation;
            return store::evidenceOf(desk.context->connection, isDevice ? object.id : QString(),
                isDevice ? QString() : (isRecommendation ? object.id.mid(5) : object.id), limit);
        });
}

void Library::planMerge(const QString& file, QObject* context, Answer<jobs::MergePlan> answer)
{
    m_d->request<jobs::MergePlan>(this, m_d->lists, nullptr, context, std::move(answer),
        [file](const Reader::Desk& desk) { return jobs::planMerge(*desk.context, file); });
}

void Library::mailSettings(QObject* context, Answer<jobs::MailSettings> answer)
{
    m_d->request<jobs::MailSettings>(this, m_d->lists, nullptr, context, std::move(answer),
        [](const Reader::Desk& desk) { return jobs::mailSettings(*desk.context); });
}

void Library::progress(
    const QString& activity, QObject* context, Answer<std::vector<domain::ActivityProgress>> answer)
{
    m_d->request<std::vector<domain::ActivityProgress>>(this, m_d->lists, nullptr, context,
        std::move(answer), [activity](const Reader::Desk& desk) {
            return store::WorkflowStore(desk.context->connection)
                .progress(activity, desk.scope->read().snapshot);
        });
}

} // namespace parapet::items
