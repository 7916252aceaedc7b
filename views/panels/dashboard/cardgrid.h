// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cards in twelve columns that re-arrange by the width at hand: wide, medium, narrow. Owns the
// cards. GUI thread only.
#pragma once

#include <QList>
#include <QWidget>

#include <array>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace parapet::views {

class CardGrid : public QWidget
{
    Q_OBJECT

public:
    struct Place
    {
        int row = 0;
        int column = 0; ///< 0 .. 11
        int span = 12; ///< columns taken
    };
    enum class Width : std::uint8_t { Wide, Medium, Narrow };
    static constexpr int wideFrom = 1080; ///< pixels
    static constexpr int mediumFrom = 660;

    explicit CardGrid(QWidget* parent = nullptr);

    void addCard(QWidget* card, Place wide, Place medium, Place narrow);
    [[nodiscard]] Width arrangement() const { return m_width; }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    struct Entry
    {
        QWidget* card = nullptr;
        std::array<Place, 3> places;
    };
    QGridLayout* m_grid;
    QList<Entry> m_entries;
    Width m_width = Width::Wide;
};

} // namespace parapet::views
