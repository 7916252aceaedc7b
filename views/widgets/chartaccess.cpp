// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/chartaccess.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAccessibleWidget>

namespace parapet::views {
namespace {

constexpr auto mark = "isChart";

class ChartAccess final : public QAccessibleWidget
{
public:
    explicit ChartAccess(QWidget* widget)
        : QAccessibleWidget(widget, QAccessible::Chart)
        , m_drawn(qobject_cast<QAbstractScrollArea*>(widget) != nullptr)
    {
    }

    [[nodiscard]] int childCount() const override
    {
        return m_drawn ? 0 : QAccessibleWidget::childCount();
    }
    [[nodiscard]] QAccessibleInterface* child(int index) const override
    {
        return m_drawn ? nullptr : QAccessibleWidget::child(index);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override
    {
        return m_drawn ? -1 : QAccessibleWidget::indexOfChild(child);
    }

private:
    bool m_drawn; ///< a viewport and scroll bars, which say nothing
};

QAccessibleInterface* accessOf(const QString&, QObject* object)
{
    auto* widget = qobject_cast<QWidget*>(object);
    return widget && widget->property(mark).toBool() ? new ChartAccess(widget) : nullptr;
}

} // namespace

void tellAsChart(QWidget& chart)
{
    chart.setProperty(mark, true);
    QAccessible::installFactory(accessOf); // once, however often it is asked for
}

void tellChange(QWidget& chart, const QString& description)
{
    if (chart.accessibleDescription() == description)
        return;
    chart.setAccessibleDescription(description);
    QAccessibleEvent change(&chart, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&change);
}

} // namespace parapet::views
