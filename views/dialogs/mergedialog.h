// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what merging a filled-in hand-over file would do, with its conflicts, before anything is
// written. Shown with open(); deletes itself when closed. GUI thread only.
#pragma once

#include "models/jobs/merge.h"
#include "views/vocabulary/pagecontext.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class MergeDialog final : public QDialog
{
    Q_OBJECT

public:
    MergeDialog(const PageContext& context, const QString& file, QWidget* parent);

signals:
    /// Merge this file, as it was looked at.
    void applied(const QString& file, const QByteArray& sha256);

private:
    void show(const base::Result<jobs::MergePlan>& plan);
    void addChanges(const jobs::MergePlan& plan);
    void addConflicts(const jobs::MergePlan& plan);

    PageContext m_context;
    QString m_file;
    TextLabel* m_summary;
    QVBoxLayout* m_body;
    QPushButton* m_apply;
};

} // namespace parapet::views
