// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the ticked recommendations of the window do together, in the bar below a list of them: how
// many, the exact joint drop, what each would bring alone, and the way to the plan. Asks only
// while its bar is in sight. Owned by the bar's list. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "models/items/library.h"
#include "views/vocabulary/pagecontext.h"

#include <QList>
#include <QObject>

namespace parapet::views {

class SelectionBar;

class TickedEffect final : public QObject
{
    Q_OBJECT

public:
    /// Adds "Open in Plan" to the bar.
    TickedEffect(const PageContext& context, SelectionBar& bar, QObject* parent);

signals:
    void planRequested(const QStringList& recommendations);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();
    void ask();
    void tell();
    [[nodiscard]] QString aloneWords() const;

    PageContext m_context;
    SelectionBar& m_bar;
    QStringList m_asked; ///< the ticks of the question under way
    std::optional<base::Result<domain::Effect>> m_effect;
    QList<double> m_alone; ///< what each ticked one of this view would bring alone
    bool m_stale = true; ///< the bar was not in sight when something changed
};

} // namespace parapet::views
