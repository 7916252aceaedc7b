// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/devicevaluemenu.h"

#include "models/items/devicevalues.h"
#include "views/vocabulary/fieldwords.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::DeviceValue;

namespace {

/// What people use a value for.
QString meaning(DeviceValue value)
{
    switch (value) {
    case DeviceValue::High:
        return DeviceValueMenu::tr("a loss would hurt: domain controllers, VIPs");
    case DeviceValue::Normal:
        return DeviceValueMenu::tr("as every device from the start");
    case DeviceValue::Low:
        break;
    }
    return DeviceValueMenu::tr("test and loan devices");
}

/// As wide before the weight is known: an open menu keeps its place.
QString words(DeviceValue value, const QString& weight)
{
    return DeviceValueMenu::tr("%1 · weight %2 · %3")
        .arg(domain::text(value), weight, meaning(value));
}

} // namespace

DeviceValueMenu::DeviceValueMenu(
    const PageContext& context, std::function<QStringList()> devices, QWidget* parent)
    : QMenu(tr("Device value"), parent)
    , m_context(context)
    , m_devices(std::move(devices))
    , m_present(addAction(tr("Reading the present value …")))
{
    setObjectName(u"deviceValueMenu"_s);
    m_present->setObjectName(u"presentValue"_s);
    m_present->setEnabled(false);
    setToolTipsVisible(true);
    addSeparator();
    for (const DeviceValue value : {DeviceValue::High, DeviceValue::Normal, DeviceValue::Low}) {
        QAction* action = addAction(words(value, u"…"_s));
        action->setToolTip(tr("How much the device counts in the exposure score of the "
                              "organisation: %1")
                               .arg(meaning(value)));
        action->setObjectName(u"value"_s + domain::text(value));
        action->setCheckable(true);
        m_values[static_cast<std::size_t>(value)] = action;
        connect(
            action, &QAction::triggered, this, [this, value] { emit chosen(value, m_devices()); });
    }
    connect(this, &QMenu::aboutToShow, this, &DeviceValueMenu::ask);
}

void DeviceValueMenu::ask()
{
    m_asked = m_devices();
    for (QAction* action : m_values)
        action->setChecked(false);
    items::askDeviceValues(m_context.library, m_asked, this,
        [this, asked = m_asked](const base::Result<items::DeviceValues>& values) {
            if (asked != m_asked)
                return;
            if (values)
                tell(*values);
            else
                m_present->setText(values.error().message);
        });
}

void DeviceValueMenu::tell(const items::DeviceValues& values)
{
    const QLocale locale;
    QStringList present;
    for (const DeviceValue value : {DeviceValue::High, DeviceValue::Normal, DeviceValue::Low}) {
        const auto place = static_cast<std::size_t>(value);
        const auto& each = values.values[place];
        if (each.devices > 0)
            present.append(m_asked.size() == 1
                    ? domain::text(value)
                    : tr("%1 %2").arg(locale.toString(each.devices), domain::text(value)));
        m_values[place]->setChecked(each.devices > 0 && each.devices == m_asked.size());
        m_values[place]->setText(words(value, locale.toString(each.weight, 'g', 4)));
    }
    m_present->setText(present.isEmpty() ? tr("No value in this snapshot")
                                         : tr("Value now: %1").arg(present.join(u", "_s)));
}

} // namespace parapet::views
