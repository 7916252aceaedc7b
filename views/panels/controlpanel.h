// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The flyout of a control: its points, who follows it and who does not, and the way to its
// recommendation. Owned by its page. GUI thread only.
#pragma once

#include "views/panels/objectpanel.h"

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class ControlPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    explicit ControlPanel(const PageContext& context, QWidget* parent = nullptr);

protected:
    void fill(const RowFacts& facts) override;

private:
    void fillTiles(const RowFacts& facts);
    [[nodiscard]] QString description(const RowFacts& facts) const;

    QPushButton* m_recommendation;
};

} // namespace parapet::views
