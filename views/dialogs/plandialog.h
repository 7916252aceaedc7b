// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The frame of what a file would change, shown before it is written: a summary, tables, and the
// button that writes it. Shown with open(); deletes itself when closed. GUI thread only.
#pragma once

#include "models/base/result.h"
#include "models/domain/issue.h"
#include "views/vocabulary/pagecontext.h"
#include "views/vocabulary/plainrows.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class PlanDialog : public QDialog
{
    Q_OBJECT

signals:
    /// Write this file, as it was looked at.
    void applied(const QString& file, const QByteArray& sha256);

protected:
    /// `name` begins the object names of its parts ("contextSummary", "contextChanges").
    PlanDialog(const PageContext& context, const QString& name, const QString& title,
        const QString& file, QWidget* parent);

    void showError(const base::Error& error);
    void showSummary(const QStringList& parts);
    /// What changes; `words` names the table for screen readers.
    void addChanges(std::vector<PlainColumn> columns, std::vector<PlainRow> rows,
        const QString& words, int widestColumn);
    /// Rows left out and notes; nothing where there are none.
    void addIssues(
        const QString& part, const QString& title, const std::vector<domain::Issue>& issues);
    /// The button that writes; without changes it stays off.
    void offer(const QString& words, bool some, const QByteArray& sha256);

private:
    void addTable(const QString& name, const QString& title, const QString& words,
        QAbstractItemModel* model, int widestColumn, int share);

    PageContext m_context;
    QString m_name, m_file;
    TextLabel* m_summary;
    QVBoxLayout* m_body;
    QPushButton* m_apply;
};

} // namespace parapet::views
