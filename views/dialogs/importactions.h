// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The ways to bring files in: choose files, a folder or feeds, or drop them. Asks with a file
// dialog that does not block, and hands the desk what was chosen. Owned by the view that offers
// them. GUI thread only.
#pragma once

#include <QObject>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QFileDialog;
class QSettings;
class QWidget;
QT_END_NAMESPACE

namespace parapet::jobs {
class Desk;
}

namespace parapet::views {

class ImportActions : public QObject
{
    Q_OBJECT

public:
    /// Dialogs stand above `window`; the last folder is remembered in `settings`.
    ImportActions(jobs::Desk& desk, QSettings& settings, QWidget* window);

    [[nodiscard]] const jobs::Desk& desk() const { return m_desk; }
    void chooseFiles();
    void chooseFolder();
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
    void remember(const QString& path);

    jobs::Desk& m_desk;
    QSettings& m_settings;
    QWidget* m_window;
};

} // namespace parapet::views
