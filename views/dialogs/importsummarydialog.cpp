// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/importsummarydialog.h"

#include "views/dialogs/issuetablemodel.h"
#include "views/widgets/card.h"
#include "views/widgets/celltext.h"
#include "views/widgets/tableview.h"
#include "views/widgets/textlabel.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::FieldFormat;

constexpr int mostFileRows = 5; ///< taller than this, the files scroll

QStandardItem* cell(const QVariant& value, FieldFormat format)
{
    auto* item = new QStandardItem;
    item->setData(value, RawValueRole);
    item->setData(static_cast<int>(format), FieldFormatRole);
    item->setData(cellText(format, value, QLocale()), Qt::DisplayRole);
    item->setEditable(false);
    return item;
}

QString familyWords(ingest::Family family)
{
    switch (family) {
    case ingest::Family::Machines:
        return ImportSummaryDialog::tr("Devices");
    case ingest::Family::SoftwareVulnerabilities:
        return ImportSummaryDialog::tr("Weaknesses of software");
    case ingest::Family::SoftwareInventory:
        return ImportSummaryDialog::tr("Software inventory");
    case ingest::Family::SecureConfiguration:
        return ImportSummaryDialog::tr("Secure configuration");
    case ingest::Family::Alerts:
        return ImportSummaryDialog::tr("Alerts");
    }
    return {};
}

} // namespace

ImportSummaryDialog::ImportSummaryDialog(
    const Theme& theme, const jobs::Outcome& outcome, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"importSummary"_s);
    setWindowTitle(tr("Import summary"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(860, 560);
    auto* head = new TextLabel(theme, TextRole::CardTitle);
    head->setText(outcome.message);
    head->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(head);
    if (outcome.import)
        column->addWidget(makeFiles(theme, *outcome.import));
    column->addWidget(makeIssues(theme, outcome), 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("Copy all"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copyIssues"_s);
    copy->setIcon(theme.icon(u"copy"_s));
    column->addWidget(buttons);
    const auto* model = findChild<IssueTableModel*>();
    connect(copy, &QPushButton::clicked, this,
        [model] { QGuiApplication::clipboard()->setText(model->text()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
}

QWidget* ImportSummaryDialog::makeFiles(const Theme& theme, const jobs::ImportReport& report)
{
    auto* card = new Card(theme, tr("Files"));
    auto* model = new QStandardItemModel(this);
    model->setHorizontalHeaderLabels(
        {tr("File"), tr("Content"), tr("Format"), tr("Rows taken"), tr("Rejected")});
    for (const ingest::FileSummary& file : report.summary.files) {
        model->appendRow({cell(QFileInfo(file.path).fileName(), FieldFormat::Plain),
            cell(familyWords(file.family), FieldFormat::Plain),
            cell(file.format, FieldFormat::Plain),
            cell(static_cast<qlonglong>(file.rows), FieldFormat::Count),
            cell(static_cast<qlonglong>(file.rejected), FieldFormat::Count)});
    }
    auto* table = new TableView(theme);
    table->setObjectName(u"importedFiles"_s);
    table->setAccessibleName(tr("Files of the import"));
    table->setModel(model);
    table->setSortingEnabled(false);
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    const int rows = std::clamp(model->rowCount(), 1, mostFileRows);
    table->setFixedHeight((rows + 1) * theme.rowHeight() + 8);
    card->content()->addWidget(table);
    return card;
}

QWidget* ImportSummaryDialog::makeIssues(const Theme& theme, const jobs::Outcome& outcome)
{
    const auto& issues =
        outcome.issues.empty() && outcome.import ? outcome.import->issues : outcome.issues;
    auto* card = new Card(theme, tr("Rejected rows and notes"));
    card->setAside(QLocale().toString(static_cast<qlonglong>(issues.size())));
    auto* table = new TableView(theme);
    table->setObjectName(u"importIssues"_s);
    table->setAccessibleName(tr("Rejected rows and notes"));
    table->setModel(new IssueTableModel(issues, this));
    table->setSortingEnabled(false);
    table->fitColumns(280);
    card->content()->addWidget(table, 1);
    return card;
}

} // namespace parapet::views
