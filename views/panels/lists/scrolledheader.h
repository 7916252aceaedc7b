// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above a list and may be tall: as high as it needs, and scrolled where the list would
// have no room beside it. Owned by its list. GUI thread only.
#pragma once

#include <QScrollArea>

namespace parapet::views {

class ScrolledHeader final : public QScrollArea
{
    Q_OBJECT

public:
    /// Owns `content`.
    explicit ScrolledHeader(QWidget* content, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace parapet::views
