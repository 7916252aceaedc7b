// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/jobreporter.h"

#include "models/items/library.h"
#include "models/items/notices.h"
#include "views/shell/messagearea.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/statusbar.h"

#include <QLocale>
#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

qint64 rejectedRows(const std::vector<domain::Issue>& issues)
{
    return std::ranges::count(issues, domain::Issue::Kind::Rejected, &domain::Issue::kind);
}

} // namespace

JobReporter::JobReporter(
    const PageContext& context, StatusBar& status, MessageArea& messages, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_status(status)
    , m_messages(messages)
{
    using namespace std::chrono_literals;
    const jobs::Desk* desk = &context.desk;
    connect(desk, &jobs::Desk::started, this, &JobReporter::begin);
    connect(desk, &jobs::Desk::progressed, this, &JobReporter::progress);
    connect(desk, &jobs::Desk::finished, this, &JobReporter::finish);
    connect(&status, &StatusBar::cancelRequested, this, [this](int job) {
        if (m_titles.contains(job))
            m_context.desk.cancel(job);
    });
    auto* timer = new QTimer(this);
    timer->setInterval(1min); // lists know at once that an exception ended; scores are to follow
    connect(timer, &QTimer::timeout, this, &JobReporter::settleQuietly);
    timer->start();
}

void JobReporter::settleQuietly()
{
    if (!m_context.desk.isBusy() && m_context.desk.whyNotWritable().isEmpty())
        m_quiet.insert(m_context.desk.settle());
}

void JobReporter::bringUpToDate()
{
    const int job = m_context.desk.settle();
    m_quiet.insert(job);
    connect(
        &m_context.desk, &jobs::Desk::finished, this,
        [this](const jobs::Outcome&) { m_context.library.refresh(); }, Qt::SingleShotConnection);
}

void JobReporter::leaveToPage(int job, QWidget* page)
{
    m_followed.insert(job, page);
}

void JobReporter::begin(int job, const QString& title)
{
    if (m_quiet.contains(job))
        return;
    m_titles.insert(job, title);
    m_status.showJob(job, title, -1.0);
    emit busyWith(title);
}

void JobReporter::progress(int job, qint64 done, qint64 total, const QString& what)
{
    if (!m_titles.contains(job))
        return;
    const QString words = what.isEmpty() ? m_titles.value(job) : what;
    m_status.showJob(
        job, words, total > 0 ? static_cast<double>(done) / static_cast<double>(total) : -1.0);
    emit busyWith(words);
}

void JobReporter::finish(const jobs::Outcome& outcome)
{
    const bool quiet = m_quiet.remove(outcome.job);
    m_titles.remove(outcome.job);
    m_status.removeJob(outcome.job);
    if (m_titles.isEmpty())
        emit busyWith({});
    const QPointer<QWidget> page = m_followed.take(outcome.job);
    if (page && page->isVisible() && !outcome.cancelled)
        return;
    if (outcome.cancelled)
        m_messages.add(InlineMessage::Kind::Info,
            outcome.message.isEmpty() ? tr("Canceled; nothing was changed.") : outcome.message);
    else if (!outcome.done)
        tellFailed(outcome);
    else if (!quiet && !outcome.message.isEmpty())
        tellDone(outcome);
}

void JobReporter::tellDone(const jobs::Outcome& outcome)
{
    const auto& issues =
        outcome.issues.empty() && outcome.import ? outcome.import->issues : outcome.issues;
    const qint64 rejected = rejectedRows(issues);
    const bool isDoubtful = outcome.import && !outcome.import->doubts.isEmpty();
    std::vector<MessageLink> links;
    const MessageLink summary{rejected > 0 ? tr("Show rejected rows") : tr("Show notes"),
        [this, outcome] { emit summaryRequested(outcome); }};
    if (rejected > 0)
        links.push_back(summary);
    if (isDoubtful)
        links.push_back({tr("Take it back …"), [this] { emit takeBackRequested(); }});
    if (outcome.import && !outcome.import->completed.isEmpty())
        links.push_back(activitiesLink(*outcome.import));
    if (rejected == 0 && !issues.empty())
        links.push_back(summary);
    QString words = outcome.message;
    if (rejected > 0 && !outcome.import) // an import counts them itself
        words += u' ' + counted(rejected, tr("1 row was rejected."), tr("%1 rows were rejected."));
    m_messages.add(
        isDoubtful || rejected > 0 ? InlineMessage::Kind::Warning : InlineMessage::Kind::Done,
        words, links);
}

MessageLink JobReporter::activitiesLink(const jobs::ImportReport& import)
{
    NavigationTarget target{u"remediation"_s, {}, {}, {}, {}};
    target.tab = u"activities"_s;
    target.filter = items::completedWithFilter(import.snapshot);
    return {import.completed.size() == 1 ? tr("Show activity") : tr("Show activities"),
        [this, target] { emit navigate(target); }};
}

void JobReporter::tellFailed(const jobs::Outcome& outcome)
{
    if (!outcome.issues.empty()) {
        m_messages.add(InlineMessage::Kind::Error, outcome.message,
            {{tr("Show what was wrong"), [this, outcome] { emit summaryRequested(outcome); }}});
    } else if (!outcome.detail.isEmpty()) {
        m_messages.add(InlineMessage::Kind::Error, outcome.message,
            {{tr("Details"),
                [this, outcome] { emit detailRequested(outcome.message, outcome.detail); }}});
    } else {
        m_messages.add(InlineMessage::Kind::Error, outcome.message);
    }
}

} // namespace parapet::views
