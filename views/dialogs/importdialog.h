// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An import with what its files do not say: the time of the snapshot, a label, and whether it is
// the whole fleet. GUI thread only.
#pragma once

#include "models/jobs/import/importjob.h"
#include "views/dialogs/formdialog.h"
#include "views/vocabulary/pagecontext.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QDateTimeEdit;
class QFileDialog;
class QLineEdit;
class QListWidget;
QT_END_NAMESPACE

namespace parapet::views {

class ImportDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// Filled with `request`.
    ImportDialog(const PageContext& context, const jobs::ImportRequest& request, QWidget* parent);

    [[nodiscard]] jobs::ImportRequest request() const;
    /// Of a dialog that chooses exports.
    [[nodiscard]] static QStringList nameFilters();

signals:
    void submitted();

private:
    void addFiles(const QStringList& paths);
    void addTime(const jobs::ImportRequest& request);
    void chooseFiles();
    void chooseFolder();
    QFileDialog* fileDialog(const QString& title);
    void setFiles(const QStringList& files);

    QSettings& m_settings;
    QListWidget* m_files;
    QCheckBox* m_hasTime;
    QDateTimeEdit* m_time;
    QLineEdit* m_label;
    QCheckBox* m_partial;
};

} // namespace parapet::views
