// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a CSV would change of devices, and which of its rows cannot be taken, before it is written.
// Deletes itself when closed. GUI thread only.
#pragma once

#include "models/base/result.h"
#include "models/jobs/contextcsv.h"
#include "views/vocabulary/pagecontext.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QAbstractItemModel;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class ContextCsvDialog final : public QDialog
{
    Q_OBJECT

public:
    ContextCsvDialog(const PageContext& context, const QString& file, QWidget* parent);

signals:
    /// Write this file, as it was looked at.
    void applied(const QString& file, const QByteArray& sha256);

private:
    void show(const base::Result<jobs::ContextPlan>& plan);
    void addTable(const QString& name, const QString& title, QAbstractItemModel* model, int share);

    PageContext m_context;
    QString m_file;
    TextLabel* m_summary;
    QVBoxLayout* m_body;
    QPushButton* m_apply;
};

} // namespace parapet::views
