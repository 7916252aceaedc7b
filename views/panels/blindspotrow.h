// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One blind spot: what is not seen, how much of the fleet it is, and the way to it. Owned by its
// page. GUI thread only.
#pragma once

#include "models/items/blindspots.h"
#include "views/widgets/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class Pill;
class TargetBar;
class TextLabel;

class BlindSpotRow final : public QWidget
{
    Q_OBJECT

public:
    BlindSpotRow(const Theme& theme, items::BlindSpot spot, QWidget* parent = nullptr);

    void showCount(const items::BlindSpotCount& count);
    [[nodiscard]] items::BlindSpot spot() const { return m_spot; }

signals:
    void opened();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    const items::BlindSpot m_spot;
    Pill* m_state;
    TextLabel* m_title;
    TextLabel* m_words;
    TargetBar* m_bar;
    QPushButton* m_link;
};

/// The words of a blind spot: a name, what it means for the scores, and what its list is called.
struct BlindSpotWords
{
    QString name;
    QString meaning;
    QString link;
};
[[nodiscard]] BlindSpotWords blindSpotWords(items::BlindSpot spot);

} // namespace parapet::views
