// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/exceptionpanel.h"

#include "models/domain/terms.h"
#include "views/panels/confirmbox.h"
#include "views/panels/overviewcolumn.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/pill.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::ExceptionStatus;

ExceptionPanel::ExceptionPanel(const PageContext& context, QWidget* parent)
    : ObjectPanel(context, domain::Kind::Exceptions, parent)
    , m_confirm(new ConfirmBox(context.theme, u"cancelConfirm"_s))
{
    qobject_cast<QVBoxLayout*>(overview().layout())->insertWidget(0, m_confirm);
    m_cancel = addAction(u"panelCancelException"_s, tr("Cancel exception …"), true);
    QPushButton* related = addAction(u"panelRecommendation"_s, tr("View related recommendation"));
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_confirm->ask(tr("Cancel the exception for \"%1\"? Its findings come back to the lists "
                          "and to the scores at once.")
                           .arg(facts().text(u"title")),
            tr("Cancel exception"));
    });
    connect(m_confirm, &ConfirmBox::confirmed, this, [this] { emit cancelConfirmed(objectId()); });
    connect(related, &QPushButton::clicked, this,
        [this] { leadTo(u"recommendations"_s, facts().text(u"recommendationId")); });
}

void ExceptionPanel::fill(const RowFacts& facts)
{
    m_confirm->hide();
    setTitle(facts.text(u"title"));
    const QString status = facts.text(u"status");
    const bool open = status == domain::text(ExceptionStatus::InEffect)
        || status == domain::text(ExceptionStatus::Suspended);
    m_cancel->setVisible(open);
    setPills({new Pill(theme(), status, open ? Tone::Accent : Tone::Muted),
        new Pill(theme(), facts.text(u"justification"), Tone::Muted)});
    OverviewColumn& column = overview();
    column.addText(tr("Justification context"), facts.text(u"justificationContext"));
    const std::string word = facts.text(u"justification").toStdString();
    if (const auto justification = domain::parseTerm<domain::Justification>(word)) {
        column.addText(tr("Effect on the scores"),
            domain::lowersScores(*justification)
                ? tr("Its findings count as mitigated: the exposure score falls and the secure "
                     "score rises while it is in effect.")
                : tr("None: the recommendation leaves the list of active ones, the scores keep "
                     "counting its findings."));
    }
    column.addSection(tr("Details"));
    column.addFact(tr("Type"), facts.text(u"type"));
    column.addFact(tr("Scope"), facts.text(u"scope"));
    column.addFact(tr("Device groups"), facts.list(u"groups").join(u", "_s));
    column.addFact(tr("Created by"), facts.text(u"createdBy"));
    column.addFact(tr("Created on"), facts.shown(u"createdOn"));
    if (const auto start = facts.time(u"startsOn"))
        column.addFact(tr("Starts on"), spelledDate(*start, QLocale()));
    if (const auto end = facts.time(u"expiresOn"))
        column.addFact(tr("Expires on"), spelledDate(*end, QLocale()));
    column.addFact(tr("Canceled by"), facts.text(u"cancelledBy"));
    column.addFact(tr("Canceled on"), facts.shown(u"cancelledOn"));
    column.addFact(tr("Recommendation ID"), facts.text(u"recommendationId"));
    column.addFact(tr("Exception ID"), facts.text(u"id"));
}

} // namespace parapet::views
