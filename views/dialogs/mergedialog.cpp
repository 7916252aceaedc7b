// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/mergedialog.h"

#include "models/items/library.h"
#include "views/dialogs/issuetablemodel.h"
#include "views/dialogs/mergetablemodel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/card.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int widestColumn = 260;

QString summaryOf(const jobs::MergePlan& plan)
{
    QStringList parts{counted(static_cast<qint64>(plan.changes.size()),
        MergeDialog::tr("1 answer to merge"), MergeDialog::tr("%1 answers to merge"))};
    if (plan.rejected() > 0)
        parts.append(counted(plan.rejected(), MergeDialog::tr("1 row in conflict, left out"),
            MergeDialog::tr("%1 rows in conflict, left out")));
    if (plan.unchanged > 0)
        parts.append(counted(plan.unchanged, MergeDialog::tr("1 merged before"),
            MergeDialog::tr("%1 merged before")));
    if (plan.untouched > 0)
        parts.append(counted(plan.untouched, MergeDialog::tr("1 row without an answer"),
            MergeDialog::tr("%1 rows without an answer")));
    return parts.join(u" · "_s);
}

} // namespace

MergeDialog::MergeDialog(const PageContext& context, const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_file(file)
    , m_summary(new TextLabel(context.theme, TextRole::Body))
    , m_body(new QVBoxLayout)
    , m_apply(new QPushButton(tr("Merge")))
{
    setObjectName(u"mergeDialog"_s);
    setWindowTitle(tr("Merge IT's answer"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(980, 620);
    auto* head = new TextLabel(context.theme, TextRole::PageTitle);
    head->setText(tr("Merge IT's answer"));
    m_summary->setObjectName(u"mergeSummary"_s);
    m_summary->setWordWrap(true);
    m_summary->setText(tr("Reading %1 …").arg(QFileInfo(file).fileName()));
    m_apply->setObjectName(u"submit"_s);
    m_apply->setProperty("primary", true);
    m_apply->setEnabled(false);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"cancel"_s);
    cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_apply);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(head);
    column->addWidget(m_summary);
    column->addLayout(m_body, 1);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_context.library.planMerge(
        file, this, [this](const base::Result<jobs::MergePlan>& plan) { show(plan); });
}

void MergeDialog::show(const base::Result<jobs::MergePlan>& plan)
{
    if (!plan) {
        m_summary->setText(plan.error().message);
        m_body->addStretch(1);
        return;
    }
    m_summary->setText(tr("%1: %2").arg(QFileInfo(m_file).fileName(), summaryOf(*plan)));
    addChanges(*plan);
    if (!plan->issues.empty())
        addConflicts(*plan);
    const auto answers = static_cast<qint64>(plan->changes.size());
    m_apply->setText(counted(answers, tr("Merge 1 answer"), tr("Merge %1 answers")));
    m_apply->setEnabled(answers > 0);
    m_apply->setDefault(true);
    if (answers > 0)
        m_apply->setFocus();
    connect(m_apply, &QPushButton::clicked, this, [this, sum = plan->sha256] {
        emit applied(m_file, sum);
        accept();
    });
}

void MergeDialog::addChanges(const jobs::MergePlan& plan)
{
    auto* card = new Card(m_context.theme, tr("What changes"));
    card->setAside(QLocale().toString(static_cast<qlonglong>(plan.changes.size())));
    auto* table = new TableView(m_context.theme);
    table->setObjectName(u"mergeChanges"_s);
    table->setAccessibleName(tr("Answers to merge"));
    table->setModel(new MergeTableModel(plan.changes, this));
    table->setSortingEnabled(false);
    table->fitColumns(widestColumn);
    card->content()->addWidget(table, 1);
    m_body->addWidget(card, 3);
}

void MergeDialog::addConflicts(const jobs::MergePlan& plan)
{
    auto* card = new Card(m_context.theme, tr("Conflicts and notes"));
    card->setAside(QLocale().toString(static_cast<qlonglong>(plan.issues.size())));
    auto* table = new TableView(m_context.theme);
    table->setObjectName(u"mergeConflicts"_s);
    table->setAccessibleName(tr("Conflicts and notes"));
    table->setModel(new IssueTableModel(plan.issues, this));
    table->setSortingEnabled(false);
    table->fitColumns(560);
    card->content()->addWidget(table, 1);
    m_body->addWidget(card, 2);
}

} // namespace parapet::views
