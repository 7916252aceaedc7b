// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bell of the top bar: how much in the workflow asks for attention, and the way to each list of
// it. Owned by the shell. GUI thread only.
#pragma once

#include "models/items/notices.h"
#include "views/vocabulary/navigationtarget.h"
#include "views/vocabulary/pagecontext.h"

#include <QToolButton>

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace parapet::views {

class NoticeBell final : public QToolButton
{
    Q_OBJECT

public:
    explicit NoticeBell(const PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] const items::Notices& notices() const { return m_notices; }

signals:
    void navigate(const parapet::views::NavigationTarget& target);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void ask();
    void show(const items::Notices& notices);
    void addLine(const QString& name, qint64 count, const QString& one, const QString& many,
        const NavigationTarget& target);

    const PageContext m_context;
    items::Notices m_notices;
    QMenu* m_menu;
};

} // namespace parapet::views
