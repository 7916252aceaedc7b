// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an import took and what it did not: files, rows by family, rejected rows with file, line and
// reason. Deletes itself when closed. GUI thread only.
#pragma once

#include "models/jobs/desk.h"
#include "views/widgets/theme.h"

#include <QDialog>

namespace parapet::views {

class ImportSummaryDialog : public QDialog
{
    Q_OBJECT

public:
    ImportSummaryDialog(const Theme& theme, const jobs::Outcome& outcome, QWidget* parent);

private:
    QWidget* makeFiles(const Theme& theme, const jobs::ImportReport& report);
    QWidget* makeIssues(const Theme& theme, const jobs::Outcome& outcome);
};

} // namespace parapet::views
