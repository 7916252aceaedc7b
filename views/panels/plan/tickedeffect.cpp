// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/plan/tickedeffect.h"

#include "models/items/ticks.h"
#include "views/panels/askrows.h"
#include "views/panels/recommendationwords.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/selectionbar.h"

#include <QEvent>
#include <QLocale>
#include <QPushButton>

#include <numeric>

using namespace Qt::StringLiterals;

namespace parapet::views {

TickedEffect::TickedEffect(const PageContext& context, SelectionBar& bar, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_bar(bar)
{
    const items::Ticks& ticks = context.library.tickedRecommendations();
    QPushButton* plan = bar.addAction(u"selectionPlan"_s, tr("Open in Plan"));
    plan->setToolTip(tr("The steps of the ticked recommendations, in the order that pays most"));
    connect(plan, &QPushButton::clicked, this,
        [this] { emit planRequested(m_context.library.tickedRecommendations().ids()); });
    connect(&bar, &SelectionBar::clearRequested, this,
        [this] { m_context.library.tickedRecommendations().clear(); });
    connect(&ticks, &items::Ticks::changed, this, [this, &ticks] {
        if (m_stale || m_asked != ticks.ids()) // else the bar that came into sight asked already
            follow();
    });
    connect(&context.library, &items::Library::changed, this, &TickedEffect::follow);
    bar.installEventFilter(this);
    follow();
}

bool TickedEffect::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_bar && event->type() == QEvent::Show && m_stale)
        ask();
    return QObject::eventFilter(watched, event);
}

void TickedEffect::follow()
{
    m_stale = true;
    const QStringList ids = m_context.library.tickedRecommendations().ids();
    const bool wasShown = m_bar.isVisible();
    m_bar.setCount(static_cast<int>(ids.size()));
    if (wasShown && m_bar.isVisible())
        ask();
}

/// A recommendation that this view has not (another snapshot, other device groups, done meanwhile)
/// stays ticked and is told.
void TickedEffect::ask()
{
    m_stale = false;
    m_effect.reset();
    m_alone.clear();
    m_asked = m_context.library.tickedRecommendations().ids();
    m_bar.setToolTip({});
    m_bar.setEffect(tr("Working out the effect …"));
    askRows(m_context.library, domain::Kind::Recommendations, m_asked, this,
        [this, asked = m_asked](const QList<RowFacts>& rows) {
            if (asked != m_asked)
                return;
            QStringList known;
            for (const RowFacts& each : rows) {
                known.append(each.text(u"id"));
                m_alone.append(each.number(u"exposureImpactAfterExceptions"));
            }
            if (known.isEmpty()) {
                m_bar.setEffect(tr("None of them is recommended in this view."));
                return;
            }
            m_context.library.whatIf(
                known, this,
                [this, asked](const base::Result<domain::Effect>& effect) {
                    const bool replaced =
                        !effect && effect.error().kind == base::Error::Kind::Cancelled;
                    if (asked != m_asked || replaced)
                        return;
                    m_effect = effect;
                    tell();
                },
                this);
        });
}

QString TickedEffect::aloneWords() const
{
    constexpr qsizetype shownParts = 5;
    if (m_alone.size() < 2)
        return {};
    const QLocale locale;
    if (m_alone.size() > shownParts) {
        const double sum = std::accumulate(m_alone.begin(), m_alone.end(), 0.0);
        return tr("(%1 if each counted alone)").arg(locale.toString(sum, 'f', 1));
    }
    QStringList parts;
    for (const double each : m_alone)
        parts.append(locale.toString(each, 'f', each < 0.1 && each > 0 ? 2 : 1));
    return tr("(%1 alone)").arg(parts.join(u" + "_s));
}

void TickedEffect::tell()
{
    const base::Result<domain::Effect>& effect = *m_effect;
    if (!effect) {
        m_bar.setEffect(effect.error().message);
        return;
    }
    const QLocale locale;
    QStringList notes{aloneWords()};
    if (effect->configScoreImpact > 0)
        notes.append(
            tr("+%1 secure score points").arg(locale.toString(effect->configScoreImpact, 'f', 1)));
    if (const qsizetype elsewhere = m_asked.size() - m_alone.size(); elsewhere > 0)
        notes.append(
            counted(elsewhere, tr("1 is not of this view"), tr("%1 are not of this view")));
    notes.removeAll(QString());
    if (!effect->exposureBefore || !effect->exposureAfter) {
        m_bar.setEffect({}, {}, DeltaLabel::Arrow::None, Tone::Muted, notes);
        return;
    }
    const EffectWords words = effectWords(*effect);
    const bool falls = effect->exposureImpact > 0;
    const QString drop = m_alone.size() > 1 ? tr("%1 together").arg(words.drop) : words.drop;
    m_bar.setEffect(tr("Exposure %1").arg(words.change), drop,
        falls ? DeltaLabel::Arrow::Down : DeltaLabel::Arrow::None, falls ? Tone::Low : Tone::Muted,
        notes);
    m_bar.setToolTip(words.exact);
}

} // namespace parapet::views
