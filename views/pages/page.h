// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the shell knows of a page: a title, an icon, a place to go to, a state to come back to.
// Pages own their actions; the shell owns the pages. GUI thread only.
#pragma once

#include "views/vocabulary/navigationtarget.h"
#include "views/vocabulary/pagecontext.h"
#include "views/vocabulary/undostep.h"

#include <QVariantMap>
#include <QWidget>

namespace parapet::views {

class Page : public QWidget
{
    Q_OBJECT

public:
    explicit Page(const PageContext& context, QWidget* parent = nullptr);
    ~Page() override;

    /// As in the navigation bar ("Recommendations"); translated.
    [[nodiscard]] virtual QString title() const = 0;
    /// An icon of resources/icons ("recommendations").
    [[nodiscard]] virtual QString iconName() const = 0;

    /// Called each time somebody navigates here. A target with only a page changes nothing but
    /// may give the focus to the list.
    virtual void activate(const NavigationTarget& target) = 0;

    /// Filter, sort, scroll position, open flyout: for Back and Forward and for the next start.
    /// Values must be ones that QSettings can write.
    [[nodiscard]] virtual QVariantMap saveState() const { return {}; }
    /// Unknown or missing keys are ignored.
    virtual void restoreState(const QVariantMap& state) { Q_UNUSED(state) }

signals:
    /// The person asked to go elsewhere; the shell does it and remembers this place.
    void navigate(const parapet::views::NavigationTarget& target);
    /// The page tells how this job ended, as long as somebody looks at it.
    void follows(int job, QWidget* page);
    /// Something was done that can be undone.
    void undoable(const parapet::views::UndoStep& step);

protected:
    [[nodiscard]] const PageContext& context() const { return m_context; }

private:
    PageContext m_context;
};

} // namespace parapet::views
