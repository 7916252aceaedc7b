// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What this program is: its version, those of its parts, the workspace in use, its licence.
// Deletes itself when closed. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QDialog>

namespace parapet::views {

class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(const Theme& theme, const QString& workspacePath, QWidget* parent);
};

} // namespace parapet::views
