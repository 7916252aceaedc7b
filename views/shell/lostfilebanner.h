// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells that the file of the workspace is gone while the window has it open, and saves a copy of
// what is open. Owned by the shell. GUI thread only.
#pragma once

#include "views/shell/banner.h"
#include "views/vocabulary/pagecontext.h"

namespace parapet::views {

class LostFileBanner final : public Banner
{
    Q_OBJECT

public:
    explicit LostFileBanner(const PageContext& context, QWidget* parent = nullptr);

    void setLost(bool lost);

signals:
    void copySaved(const QString& file);
    void copyFailed(const QString& message);

private:
    void chooseFile();

    const PageContext m_context;
};

} // namespace parapet::views
