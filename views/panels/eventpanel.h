// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyout of an event: what happened to how many devices, the CVEs it concerns, and the way to
// its software and recommendation. Owned by its page. GUI thread only.
#pragma once

#include "views/panels/objectpanel.h"

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class EventPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit EventPanel(const PageContext& context, QWidget* parent = nullptr);

protected:
    void fill(const RowFacts& facts) override;

private:
    QPushButton* m_software;
    QPushButton* m_recommendation;
};

} // namespace parapet::views
