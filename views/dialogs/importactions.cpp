// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/importactions.h"

#include "models/jobs/desk.h"
#include "views/dialogs/importdialog.h"
#include "views/widgets/filedialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace parapet::views {
ImportActions::ImportActions(const PageContext& context, QWidget* window)
    : QObject(window)
    , m_context(context)
    , m_window(window)
{
    connect(&context.desk, &jobs::Desk::finished, this, [this](const jobs::Outcome& outcome) {
        if (outcome.job == m_job && outcome.done)
            m_failed = {};
    });
}

QFileDialog* ImportActions::makeDialog(const QString& name, const QString& title)
{
    auto* dialog = new FileDialog(m_context.settings, m_window, title);
    dialog->setObjectName(name);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

void ImportActions::chooseFiles()
{
    QFileDialog* dialog = makeDialog(u"importFilesDialog"_s, tr("Import files of one snapshot"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(ImportDialog::nameFilters());
    connect(dialog, &QFileDialog::filesSelected, this, &ImportActions::importPaths);
    dialog->open();
}

void ImportActions::chooseFolder()
{
    QFileDialog* dialog =
        makeDialog(u"importFolderDialog"_s, tr("Import a folder as one snapshot"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::filesSelected, this, &ImportActions::importPaths);
    dialog->open();
}

void ImportActions::chooseWithOptions()
{
    auto* dialog = new ImportDialog(m_context, m_failed, m_window);
    connect(dialog, &ImportDialog::submitted, this, [this, dialog] { start(dialog->request()); });
    dialog->open();
}

void ImportActions::start(const jobs::ImportRequest& request)
{
    m_failed = request;
    m_job = m_context.desk.importSnapshot(request);
}

void ImportActions::chooseFeeds()
{
    QFileDialog* dialog = makeDialog(u"importFeedsDialog"_s, tr("Import feeds: KEV and EPSS"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Feeds (*.json *.csv *.gz)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
        if (files.isEmpty())
            return;
        m_context.desk.importFeeds(files);
    });
    dialog->open();
}

void ImportActions::chooseDemo()
{
    m_context.desk.loadDemo();
}

void ImportActions::importPaths(const QStringList& paths)
{
    QStringList feeds;
    QStringList snapshot;
    for (const QString& path : paths) {
        const QStringList feedsInside = feedsOf(path);
        if (looksLikeFeed(path) || feedsInside.isEmpty())
            (looksLikeFeed(path) ? feeds : snapshot).append(path);
        feeds.append(feedsInside);
    }
    // Feeds first: the snapshot is scored with them.
    if (!feeds.isEmpty())
        m_context.desk.importFeeds(feeds);
    if (!snapshot.isEmpty()) {
        jobs::ImportRequest request;
        request.paths = snapshot;
        start(request);
    }
}

QStringList ImportActions::feedsOf(const QString& folder)
{
    QStringList files;
    if (!QFileInfo(folder).isDir())
        return files;
    const QDir inside(folder);
    for (const QFileInfo& file : inside.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        if (!looksLikeFeed(file.filePath()))
            return {};
        files.append(file.filePath());
    }
    return files;
}

bool ImportActions::looksLikeFeed(const QString& path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return false;
    const QString name = info.fileName().toLower();
    return name.startsWith(u"epss"_s) || name.startsWith(u"kev"_s)
        || name.contains(u"known_exploited_vulnerabilities"_s);
}

} // namespace parapet::views
