// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The tags of some devices, to be ticked and taken away. Deletes itself when closed. GUI thread
// only.
#pragma once

#include "views/dialogs/formdialog.h"
#include "views/vocabulary/pagecontext.h"

QT_BEGIN_NAMESPACE
class QListWidget;
QT_END_NAMESPACE

namespace parapet::views {

class RemoveTagsDialog final : public FormDialog
{
    Q_OBJECT

public:
    RemoveTagsDialog(const PageContext& context, const QStringList& devices, QWidget* parent);

signals:
    void submitted(const QStringList& tags);

private:
    void setTags(const std::vector<std::pair<QString, qint64>>& tags);
    [[nodiscard]] QStringList ticked() const;

    QListWidget* m_tags;
    TextLabel* m_state;
};

} // namespace parapet::views
