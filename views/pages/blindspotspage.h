// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the scores cannot see, each with its share and the list behind it. Owned by the shell. GUI
// thread only.
#pragma once

#include "models/items/blindspots.h"
#include "views/pages/page.h"

QT_BEGIN_NAMESPACE
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class BlindSpotRow;
class EmptyState;
class InlineMessage;
class PageHeader;

class BlindSpotsPage final : public Page
{
    Q_OBJECT

public:
    explicit BlindSpotsPage(const PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    void activate(const NavigationTarget& target) override;

signals:
    void loaded();

private:
    void addSection(const QString& title, const std::vector<items::BlindSpot>& spots);
    void load();
    void take(const base::Result<items::BlindSpots>& spots);
    void open(items::BlindSpot spot);

    PageHeader* m_header;
    InlineMessage* m_message;
    QScrollArea* m_scroll;
    QVBoxLayout* m_column;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    std::vector<BlindSpotRow*> m_rows;
    items::BlindSpots m_spots;
};

} // namespace parapet::views
