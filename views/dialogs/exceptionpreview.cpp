// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/exceptionpreview.h"

#include "models/items/filing.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/textlabel.h"

#include <QLocale>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QString score(std::optional<double> value)
{
    return value ? QLocale().toString(*value, 'f', 1) : u"–"_s;
}

TextLabel* line(const Theme& theme, const QString& name)
{
    auto* label = new TextLabel(theme, TextRole::Body, Tone::Muted);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

} // namespace

ExceptionPreview::ExceptionPreview(const PageContext& context, QWidget* parent)
    : Card(context.theme, tr("What it would do"), parent)
    , m_context(context)
    , m_hides(line(context.theme, u"previewHides"_s))
    , m_scores(line(context.theme, u"previewScores"_s))
    , m_settle(new QTimer(this))
{
    using namespace std::chrono_literals;
    setObjectName(u"previewCard"_s);
    setPadding(12);
    content()->addWidget(m_hides);
    content()->addWidget(m_scores);
    m_settle->setSingleShot(true);
    m_settle->setInterval(150ms);
    connect(m_settle, &QTimer::timeout, this, &ExceptionPreview::ask);
    m_hides->setText(tr("Working it out …"));
    m_scores->setText(u" "_s);
}

void ExceptionPreview::preview(const std::vector<domain::ExceptionRequest>& requests)
{
    m_requests = requests;
    m_settle->start();
}

void ExceptionPreview::showMissing(const QString& words)
{
    m_settle->stop();
    ++m_asked;
    m_hides->setText(words);
    m_scores->setText(u" "_s);
}

void ExceptionPreview::ask()
{
    const int asked = ++m_asked;
    items::askExceptionPreview(m_context.library, m_requests, this,
        [this, asked](const base::Result<domain::ExceptionPreview>& preview) {
            if (asked == m_asked)
                take(preview);
        });
}

void ExceptionPreview::take(const base::Result<domain::ExceptionPreview>& preview)
{
    if (!preview) {
        m_hides->setText(preview.error().message);
        m_scores->setText(u" "_s);
        return;
    }
    const QString hides =
        tr("Hides %1 on %2")
            .arg(counted(preview->findingsHidden, tr("1 finding"), tr("%1 findings")),
                counted(preview->devicesHidden, tr("1 device"), tr("%1 devices")));
    const bool one = m_requests.size() == 1 && !m_requests.front().recommendation.isEmpty();
    const QString then = preview->leavesLists
        ? tr("nothing of the recommendation is left, it leaves the lists")
        : preview->status == domain::RecommendationStatus::Active
        ? tr("the recommendation stays active")
        : tr("the recommendation is \"%1\" then").arg(domain::text(preview->status));
    m_hides->setText(one ? tr("%1; %2.").arg(hides, then) : hides + u'.');
    const QLocale locale;
    m_scores->setText(tr("Exposure score %1 → %2 · Secure score %3 → %4 points")
                          .arg(score(preview->exposureBefore), score(preview->exposureAfter),
                              locale.toString(preview->securePointsBefore, 'f', 1),
                              locale.toString(preview->securePointsAfter, 'f', 1)));
}

} // namespace parapet::views
