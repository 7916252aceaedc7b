// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A file dialog that never opens a file to tell what it is: closing it again would drop the locks
// that this process holds on its workspace (POSIX), and another process could take its changes
// away. Every file dialog of the window is one. GUI thread only.
#pragma once

#include <QFileDialog>
#include <QFileIconProvider>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace parapet::views {

/// Where files go that nobody named a place for: the folder used last; else among the documents, at
/// home where there is no such folder.
[[nodiscard]] QString filesFolder(const QSettings& settings);

/// Icons and words from the name alone. Called by the dialog's own thread, too.
class PlainFileIcons : public QFileIconProvider
{
public:
    PlainFileIcons();
    using QFileIconProvider::icon;
    [[nodiscard]] QIcon icon(const QFileInfo& info) const override;
    [[nodiscard]] QString type(const QFileInfo& info) const override;

private:
    QIcon m_folder, m_file;
};

/// Outlives the dialog's thread: a base before the dialog.
struct PlainFileIconsHolder
{
    PlainFileIcons icons;
};

class FileDialog : private PlainFileIconsHolder, public QFileDialog
{
public:
    /// `start`: a folder, or a suggested file. Without a folder, or in one that is not there:
    /// filesFolder(). The folder of what is chosen becomes the one used last.
    FileDialog(QSettings& settings, QWidget* parent, const QString& title,
        const QString& start = {}, const QString& filter = {});

    /// A person turned from the line to the list.
    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void accept() override;

private:
    void watchTyping();

    QString m_typed; ///< by a person, the last thing that was done
};

} // namespace parapet::views
