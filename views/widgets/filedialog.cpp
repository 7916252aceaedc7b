// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/filedialog.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr QLatin1StringView folderKey{"files/folder"};

constexpr QLatin1StringView nameField{"fileNameEdit"}; ///< Qt's own name of it

} // namespace

PlainFileIcons::PlainFileIcons()
    : m_folder(QFileIconProvider::icon(Folder))
    , m_file(QFileIconProvider::icon(File))
{
}

QIcon PlainFileIcons::icon(const QFileInfo& info) const
{
    return info.isDir() ? m_folder : m_file;
}

QString PlainFileIcons::type(const QFileInfo& info) const
{
    if (info.isDir())
        return QCoreApplication::translate("FileDialog", "Folder");
    const QString suffix = info.suffix().toUpper();
    return suffix.isEmpty() ? QCoreApplication::translate("FileDialog", "File")
                            : QCoreApplication::translate("FileDialog", "%1 file").arg(suffix);
}

QString filesFolder(const QSettings& settings)
{
    const QString last = settings.value(folderKey).toString();
    if (!last.isEmpty() && QDir(last).exists())
        return last;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(folder).exists() ? folder : QDir::homePath();
}

// It begins among the resources: no folder of the disk is listed before the icons are ours.
FileDialog::FileDialog(QSettings& settings, QWidget* parent, const QString& title,
    const QString& start, const QString& filter)
    : QFileDialog(parent, title, u":/"_s, filter)
{
    setIconProvider(&icons);
    connect(this, &QFileDialog::filesSelected, this, [&settings](const QStringList& files) {
        if (!files.isEmpty())
            settings.setValue(folderKey, QFileInfo(files.first()).absolutePath());
    });
    watchTyping();
    const QFileInfo place(start);
    const bool onDisk = place.isAbsolute() && place.isNativePath();
    if (onDisk && place.isDir()) {
        setDirectory(place.absoluteFilePath());
        return;
    }
    // A folder that was used last time may be gone.
    setDirectory(onDisk && place.dir().exists() ? place.absolutePath() : filesFolder(settings));
    if (!place.fileName().isEmpty())
        selectFile(place.fileName());
}

void FileDialog::watchTyping()
{
    auto* name = findChild<QLineEdit*>(nameField);
    if (name == nullptr)
        return;
    const auto take = [this](const QString& text) { m_typed = text; };
    connect(name, &QLineEdit::textEdited, this, take);
    if (name->completer() != nullptr)
        connect(name->completer(), qOverload<const QString&>(&QCompleter::activated), this, take);
    connect(this, &QFileDialog::directoryEntered, this, [this] { m_typed.clear(); });
    for (auto* list : findChildren<QAbstractItemView*>()) {
        list->installEventFilter(this);
        list->viewport()->installEventFilter(this);
    }
}

bool FileDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::KeyPress)
        m_typed.clear();
    return QFileDialog::eventFilter(watched, event);
}

/// Qt writes over the line when rows of the list are selected while it has no focus, and selects
/// rows as one types: then the shown folder would be taken instead of what was typed.
void FileDialog::accept()
{
    auto* name = findChild<QLineEdit*>(nameField);
    if (name != nullptr && !m_typed.isEmpty() && name->text() != m_typed) {
        const QSignalBlocker quiet(name);
        name->setText(m_typed);
    }
    QFileDialog::accept();
}

} // namespace parapet::views
