// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The menu that sets the value of devices: which they have now, what each value means and what it
// weighs in the exposure score. Owned by its button or menu. GUI thread only.
#pragma once

#include "models/domain/terms.h"
#include "views/vocabulary/pagecontext.h"

#include <QMenu>

#include <functional>

namespace parapet::items {
struct DeviceValues;
}

namespace parapet::views {

class DeviceValueMenu final : public QMenu
{
    Q_OBJECT

public:
    /// `devices`: the ids it is about at the moment it is opened.
    DeviceValueMenu(const PageContext& context, std::function<QStringList()> devices,
        QWidget* parent = nullptr);

signals:
    void chosen(parapet::domain::DeviceValue value, const QStringList& devices);

private:
    void ask();
    void tell(const items::DeviceValues& values);

    PageContext m_context;
    std::function<QStringList()> m_devices;
    QStringList m_asked;
    QAction* m_present;
    std::array<QAction*, 3> m_values{}; ///< Low, Normal, High
};

} // namespace parapet::views
