// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A layout that sets its items in lines like words and wraps; it never clips one. GUI thread only.
#pragma once

#include <QLayout>
#include <QList>

namespace parapet::views {

class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    /// `gap`: pixels between items and between lines.
    explicit FlowLayout(QWidget* parent = nullptr, int gap = 8);
    ~FlowLayout() override;

    /// Where there is more height than needed, the lines stand in its middle.
    void setCentred(bool centred);

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    [[nodiscard]] bool hasHeightForWidth() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

private:
    int arrange(const QRect& rect, bool place) const;
    void placeLine(const QRect& inner, int first, int last, int top, int height) const;

    QList<QLayoutItem*> m_items;
    int m_gap;
    bool m_centred = false;
};

} // namespace parapet::views
