// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways to bring files in: choose files, a folder or feeds, or drop them. Asks with a file
// dialog that does not block, and hands the desk what was chosen. Owned by the view that offers
// them. GUI thread only.
#pragma once

#include "models/jobs/import/importjob.h"
#include "views/vocabulary/pagecontext.h"

#include <QObject>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QFileDialog;
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

class ImportActions : public QObject
{
    Q_OBJECT

public:
    /// Dialogs stand above `window`; the last folder is remembered in the settings.
    ImportActions(const PageContext& context, QWidget* window);

    [[nodiscard]] const jobs::Desk& desk() const { return m_context.desk; }
    void chooseFiles();
    void chooseFolder();
    /// Asks for files, time and label in a form; it begins with what was imported last, where that
    /// failed.
    void chooseWithOptions();
    void chooseFeeds();
    void chooseDemo();
    /// Files and folders as dropped or named at the start: feeds go to the feeds, all others
    /// become one snapshot.
    void importPaths(const QStringList& paths);

    /// The files of a folder that holds nothing but feeds.
    [[nodiscard]] static QStringList feedsOf(const QString& folder);
    /// By its name: KEV and EPSS keep the names their publishers gave them.
    [[nodiscard]] static bool looksLikeFeed(const QString& path);

private:
    QFileDialog* makeDialog(const QString& name, const QString& title);
    void start(const jobs::ImportRequest& request);

    const PageContext m_context;
    QWidget* m_window;
    jobs::ImportRequest m_failed; ///< the last one, till it has succeeded
    int m_job = 0; ///< of that
};

} // namespace parapet::views
