// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/importdialog.h"

#include "views/widgets/filedialog.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

ImportDialog::ImportDialog(
    const PageContext& context, const jobs::ImportRequest& request, QWidget* parent)
    : FormDialog(context.theme, tr("Import a snapshot"), tr("Import"), parent)
    , m_settings(context.settings)
    , m_files(new QListWidget)
    , m_hasTime(new QCheckBox(tr("Give the snapshot another time than its rows tell")))
    , m_time(new QDateTimeEdit)
    , m_label(new QLineEdit(request.label))
    , m_partial(new QCheckBox(tr("These files are only a part of the fleet")))
{
    setObjectName(u"importDialog"_s);
    addFiles(request.paths);
    addTime(request);
    m_label->setObjectName(u"importLabel"_s);
    m_label->setMaxLength(200);
    m_label->setPlaceholderText(tr("For example: before the patch day"));
    addField(tr("Label (optional)"), m_label);
    m_partial->setObjectName(u"importPartial"_s);
    m_partial->setChecked(request.partial);
    addSpacing();
    addRow(m_partial);
    addHint(tr("Devices that the files do not name stay as they are. Without this, they count as "
               "gone."));
    writesTo(context.desk);
    connect(submitButton(), &QPushButton::clicked, this, [this] {
        emit submitted();
        accept();
    });
}

void ImportDialog::addFiles(const QStringList& paths)
{
    m_files->setObjectName(u"importFilesList"_s);
    m_files->setFixedHeight(88);
    m_files->setProperty("card", true);
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->setTabKeyNavigation(false);
    addField(tr("Files and folders of one snapshot"), m_files);
    auto* files = new QPushButton(tr("Choose files …"));
    files->setObjectName(u"importChooseFiles"_s);
    auto* folder = new QPushButton(tr("Choose a folder …"));
    folder->setObjectName(u"importChooseFolder"_s);
    for (QPushButton* button : {files, folder})
        button->setAutoDefault(false);
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 4, 0, 0);
    line->setSpacing(8);
    line->addWidget(files);
    line->addWidget(folder);
    line->addStretch(1);
    addRow(row);
    connect(files, &QPushButton::clicked, this, &ImportDialog::chooseFiles);
    connect(folder, &QPushButton::clicked, this, &ImportDialog::chooseFolder);
    setFiles(paths);
    files->setFocus();
}

void ImportDialog::addTime(const jobs::ImportRequest& request)
{
    m_hasTime->setObjectName(u"importHasTime"_s);
    m_hasTime->setChecked(request.takenAt.has_value());
    m_time->setObjectName(u"importTime"_s);
    m_time->setAccessibleName(tr("Time of the snapshot (UTC)"));
    m_time->setTimeSpec(Qt::UTC);
    m_time->setDisplayFormat(u"yyyy-MM-dd HH:mm 'UTC'"_s);
    m_time->setCalendarPopup(true);
    m_time->setDateTime(request.takenAt ? QDateTime::fromMSecsSinceEpoch(*request.takenAt, Qt::UTC)
                                        : QDateTime::currentDateTimeUtc());
    m_time->setEnabled(m_hasTime->isChecked());
    m_time->setVisible(m_hasTime->isChecked());
    addSpacing();
    addRow(m_hasTime);
    addRow(m_time);
    addHint(tr("Snapshots are imported in order of time; it has to be later than the newest one."));
    connect(m_hasTime, &QCheckBox::toggled, m_time, &QWidget::setEnabled);
    connect(m_hasTime, &QCheckBox::toggled, m_time, &QWidget::setVisible);
}

QStringList ImportDialog::nameFilters()
{
    return {tr("Exports (*.json *.ndjson *.jsonl *.csv *.gz *.zip)"), tr("All files (*)")};
}

QFileDialog* ImportDialog::fileDialog(const QString& title)
{
    auto* dialog = new FileDialog(m_settings, this, title);
    dialog->setObjectName(u"importChooser"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportDialog::setFiles);
    return dialog;
}

void ImportDialog::chooseFiles()
{
    QFileDialog* dialog = fileDialog(tr("Files of one snapshot"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(nameFilters());
    dialog->open();
}

void ImportDialog::chooseFolder()
{
    QFileDialog* dialog = fileDialog(tr("A folder as one snapshot"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->open();
}

void ImportDialog::setFiles(const QStringList& files)
{
    m_files->clear();
    m_files->addItems(files);
    submitButton()->setEnabled(!files.isEmpty());
}

jobs::ImportRequest ImportDialog::request() const
{
    jobs::ImportRequest request;
    for (int row = 0; row < m_files->count(); ++row)
        request.paths.append(m_files->item(row)->text());
    request.label = m_label->text().trimmed();
    request.partial = m_partial->isChecked();
    if (m_hasTime->isChecked())
        request.takenAt = m_time->dateTime().toMSecsSinceEpoch();
    return request;
}

} // namespace parapet::views
