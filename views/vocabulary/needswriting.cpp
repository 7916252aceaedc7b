// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/needswriting.h"

#include "models/jobs/desk.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QScopedValueRollback>
#include <QWidget>

#include <utility>

namespace parapet::views {
namespace {

/// Keeps a widget disabled while nothing can be written. Owned by it.
class WidgetLock final : public QObject
{
public:
    WidgetLock(const jobs::Desk& desk, QWidget& widget)
        : QObject(&widget)
        , m_desk(desk)
        , m_widget(widget)
    {
        widget.installEventFilter(this);
        connect(&desk, &jobs::Desk::writabilityChanged, this, &WidgetLock::follow);
        follow();
    }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (m_isHolding || m_reason.isEmpty())
            return QObject::eventFilter(watched, event);
        if (event->type() == QEvent::ToolTipChange)
            m_ownToolTip = m_widget.toolTip();
        if (event->type() == QEvent::ToolTipChange || event->type() == QEvent::EnabledChange)
            hold();
        return QObject::eventFilter(watched, event);
    }

private:
    void follow()
    {
        const QString before = std::exchange(m_reason, m_desk.whyNotWritable());
        if (before == m_reason)
            return;
        if (before.isEmpty())
            m_ownToolTip = m_widget.toolTip();
        if (m_reason.isEmpty())
            release();
        else
            hold();
    }

    /// WA_ForceDisabled is what its page asked for last, also while it is held: setEnabled() keeps
    /// it even where the widget is disabled already.
    [[nodiscard]] bool isWanted() const { return !m_widget.testAttribute(Qt::WA_ForceDisabled); }

    void hold()
    {
        const QScopedValueRollback quiet(m_isHolding, true);
        if (isWanted() && m_widget.isEnabled()) {
            m_widget.setEnabled(false);
            m_widget.setAttribute(Qt::WA_ForceDisabled, false);
        }
        m_widget.setToolTip(m_reason);
    }

    void release()
    {
        if (isWanted())
            m_widget.setEnabled(true);
        m_widget.setToolTip(m_ownToolTip);
    }

    const jobs::Desk& m_desk;
    QWidget& m_widget;
    QString m_reason; ///< empty: not held
    QString m_ownToolTip;
    bool m_isHolding = false;
};

/// The same for an action: one of a disabled group keeps what was asked of it. Owned by it.
class ActionLock final : public QActionGroup
{
public:
    ActionLock(const jobs::Desk& desk, QAction& action)
        : QActionGroup(&action)
        , m_desk(desk)
        , m_action(action)
    {
        setExclusionPolicy(ExclusionPolicy::None);
        addAction(&action);
        connect(&action, &QAction::changed, this, &ActionLock::keepReason);
        connect(&desk, &jobs::Desk::writabilityChanged, this, &ActionLock::follow);
        follow();
    }

private:
    void follow()
    {
        const QString before = std::exchange(m_reason, m_desk.whyNotWritable());
        if (before == m_reason)
            return;
        if (before.isEmpty())
            m_ownToolTip = m_action.toolTip();
        setEnabled(m_reason.isEmpty());
        if (m_reason.isEmpty())
            release();
        else
            keepReason();
    }

    void keepReason()
    {
        if (m_reason.isEmpty() || m_action.toolTip() == m_reason)
            return;
        m_ownToolTip = m_action.toolTip();
        m_action.setToolTip(m_reason);
    }

    void release()
    {
        m_action.setToolTip({}); // its text, and follows it
        if (m_action.toolTip() != m_ownToolTip)
            m_action.setToolTip(m_ownToolTip);
    }

    const jobs::Desk& m_desk;
    QAction& m_action;
    QString m_reason; ///< empty: not held
    QString m_ownToolTip;
};

} // namespace

void needsWriting(const jobs::Desk& desk, QWidget* control)
{
    new WidgetLock(desk, *control);
}

void needsWriting(const jobs::Desk& desk, QAction* action)
{
    new ActionLock(desk, *action);
}

} // namespace parapet::views
