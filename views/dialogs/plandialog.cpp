// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/plandialog.h"

#include "views/dialogs/issuetablemodel.h"
#include "views/vocabulary/needswriting.h"
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

constexpr QSize dialogSize{980, 620};
constexpr int widestReason = 560;
enum Share { Issues = 2, Changes = 3 };

} // namespace

PlanDialog::PlanDialog(const PageContext& context, const QString& name, const QString& title,
    const QString& file, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_name(name)
    , m_file(file)
    , m_summary(new TextLabel(context.theme, TextRole::Body))
    , m_body(new QVBoxLayout)
    , m_apply(new QPushButton(title))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(dialogSize);
    auto* head = new TextLabel(context.theme, TextRole::PageTitle);
    head->setText(title);
    m_summary->setObjectName(name + u"Summary"_s);
    m_summary->setWordWrap(true);
    m_summary->setText(tr("Reading %1 …").arg(QFileInfo(file).fileName()));
    m_apply->setObjectName(u"submit"_s);
    m_apply->setProperty("primary", true);
    m_apply->setEnabled(false);
    needsWriting(context.desk, m_apply);
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
}

void PlanDialog::showError(const base::Error& error)
{
    m_summary->setText(error.message);
    m_body->addStretch(1);
}

void PlanDialog::showSummary(const QStringList& parts)
{
    m_summary->setText(tr("%1: %2").arg(QFileInfo(m_file).fileName(), parts.join(u" · "_s)));
}

void PlanDialog::addChanges(std::vector<PlainColumn> columns, std::vector<PlainRow> rows,
    const QString& words, int widestColumn)
{
    auto* model = new PlainRows(std::move(columns), this);
    model->setRows(std::move(rows));
    addTable(m_name + u"Changes"_s, tr("What changes"), words, model, widestColumn, Changes);
}

void PlanDialog::addIssues(
    const QString& part, const QString& title, const std::vector<domain::Issue>& issues)
{
    if (!issues.empty())
        addTable(
            m_name + part, title, title, new IssueTableModel(issues, this), widestReason, Issues);
}

void PlanDialog::addTable(const QString& name, const QString& title, const QString& words,
    QAbstractItemModel* model, int widestColumn, int share)
{
    auto* card = new Card(m_context.theme, title);
    card->setAside(QLocale().toString(model->rowCount()));
    auto* table = new TableView(m_context.theme);
    table->setObjectName(name);
    table->setAccessibleName(words);
    table->setModel(model);
    table->setSortingEnabled(false);
    table->fitColumns(widestColumn);
    card->content()->addWidget(table, 1);
    m_body->addWidget(card, share);
}

void PlanDialog::offer(const QString& words, bool some, const QByteArray& sha256)
{
    m_apply->setText(words);
    m_apply->setEnabled(some);
    m_apply->setDefault(true);
    if (some)
        m_apply->setFocus();
    connect(m_apply, &QPushButton::clicked, this, [this, sha256] {
        emit applied(m_file, sha256);
        accept();
    });
}

} // namespace parapet::views
