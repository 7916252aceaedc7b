// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of what is being done: remediation activities and exceptions, under two tabs. Owned by
// the shell. GUI thread only.
#pragma once

#include "views/pages/listpage.h"

namespace parapet::views {

class RemediationPage final : public ListPage
{
    Q_OBJECT

public:
    explicit RemediationPage(const PageContext& context, QWidget* parent = nullptr);

private:
    void exportAll();
    void exportHandover(const QString& activity);
    void chooseAnswer();
    void mergeAnswer(const QString& file);
    void mailTo(const QStringList& activities, const QString& what);
    void openDraft(const QString& file);
    void complete(const QString& activity);
};

} // namespace parapet::views
