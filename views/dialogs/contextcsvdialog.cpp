// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/contextcsvdialog.h"

#include "models/items/filing.h"
#include "views/dialogs/contexttablemodel.h"
#include "views/dialogs/issuetablemodel.h"
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

constexpr QSize dialogSize{900, 600};
constexpr int widestColumn = 480;

QString summaryOf(const jobs::ContextPlan& plan)
{
    QStringList parts{counted(plan.devices, ContextCsvDialog::tr("1 device changes"),
        ContextCsvDialog::tr("%1 devices change"))};
    if (plan.rejected() > 0)
        parts.append(counted(plan.rejected(), ContextCsvDialog::tr("1 row is left out"),
            ContextCsvDialog::tr("%1 rows are left out")));
    if (plan.unchanged > 0)
        parts.append(counted(plan.unchanged, ContextCsvDialog::tr("1 row changes nothing"),
            ContextCsvDialog::tr("%1 rows change nothing")));
    return parts.join(u" · "_s);
}

} // namespace

ContextCsvDialog::ContextCsvDialog(const PageContext& context, const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_file(file)
    , m_summary(new TextLabel(context.theme, TextRole::Body))
    , m_body(new QVBoxLayout)
    , m_apply(new QPushButton(tr("Change devices")))
{
    setObjectName(u"contextCsvDialog"_s);
    setWindowTitle(tr("Change devices from a CSV"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(dialogSize);
    auto* head = new TextLabel(context.theme, TextRole::PageTitle);
    head->setText(windowTitle());
    m_summary->setObjectName(u"contextSummary"_s);
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
    items::askContextPlan(m_context.library, file, this,
        [this](const base::Result<jobs::ContextPlan>& plan) { show(plan); });
}

void ContextCsvDialog::show(const base::Result<jobs::ContextPlan>& plan)
{
    if (!plan) {
        m_summary->setText(plan.error().message);
        m_body->addStretch(1);
        return;
    }
    m_summary->setText(tr("%1: %2").arg(QFileInfo(m_file).fileName(), summaryOf(*plan)));
    addTable(u"contextChanges"_s, tr("What changes"), new ContextTableModel(plan->edits, this), 3);
    if (!plan->issues.empty())
        addTable(u"contextIssues"_s, tr("Rows left out and notes"),
            new IssueTableModel(plan->issues, this), 2);
    m_apply->setText(counted(plan->devices, tr("Change 1 device"), tr("Change %1 devices")));
    m_apply->setEnabled(plan->devices > 0);
    m_apply->setDefault(true);
    if (plan->devices > 0)
        m_apply->setFocus();
    connect(m_apply, &QPushButton::clicked, this, [this, sum = plan->sha256] {
        emit applied(m_file, sum);
        accept();
    });
}

void ContextCsvDialog::addTable(
    const QString& name, const QString& title, QAbstractItemModel* model, int share)
{
    auto* card = new Card(m_context.theme, title);
    card->setAside(QLocale().toString(model->rowCount()));
    auto* table = new TableView(m_context.theme);
    table->setObjectName(name);
    table->setAccessibleName(title);
    table->setModel(model);
    table->setSortingEnabled(false);
    table->fitColumns(widestColumn);
    card->content()->addWidget(table, 1);
    m_body->addWidget(card, share);
}

} // namespace parapet::views
