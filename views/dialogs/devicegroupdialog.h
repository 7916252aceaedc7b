// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Into which device group some devices go: one there is, a new one, or what the import says.
// Deletes itself when closed. GUI thread only.
#pragma once

#include "views/dialogs/formdialog.h"
#include "views/vocabulary/pagecontext.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QRadioButton;
QT_END_NAMESPACE

namespace parapet::views {

class DeviceGroupDialog final : public FormDialog
{
    Q_OBJECT

public:
    DeviceGroupDialog(const PageContext& context, qsizetype devices, QWidget* parent);

signals:
    /// Empty: what the import says.
    void submitted(const QString& group);

private:
    void setGroups(const QStringList& groups);
    void tellNew();
    void submit();

    QRadioButton* m_chosen;
    QRadioButton* m_asImported;
    QComboBox* m_group;
    TextLabel* m_new;
};

} // namespace parapet::views
