// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/needswriting.h"

#include "models/jobs/desk.h"

#include <QAction>
#include <QEvent>
#include <QWidget>

namespace parapet::views {
namespace {

/// Keeps a widget disabled. Owned by it.
class Lock final : public QObject
{
public:
    Lock(QWidget& widget, QString reason)
        : QObject(&widget)
        , m_widget(widget)
        , m_reason(std::move(reason))
    {
        widget.installEventFilter(this);
        hold();
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::EnabledChange || event->type() == QEvent::ToolTipChange)
            hold();
        return QObject::eventFilter(watched, event);
    }

private:
    void hold()
    {
        if (m_widget.isEnabledTo(m_widget.parentWidget()))
            m_widget.setEnabled(false);
        if (m_widget.toolTip() != m_reason)
            m_widget.setToolTip(m_reason);
    }

    QWidget& m_widget;
    const QString m_reason;
};

} // namespace

void needsWriting(const jobs::Desk& desk, QWidget* control)
{
    if (const QString reason = desk.readOnly(); !reason.isEmpty())
        new Lock(*control, reason);
}

void needsWriting(const jobs::Desk& desk, QAction* action)
{
    const QString reason = desk.readOnly();
    if (reason.isEmpty())
        return;
    const auto hold = [action, reason] {
        if (action->isEnabled())
            action->setEnabled(false);
        if (action->toolTip() != reason)
            action->setToolTip(reason);
    };
    QObject::connect(action, &QAction::changed, action, hold);
    hold();
}

} // namespace parapet::views
