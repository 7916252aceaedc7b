// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/popupowner.h"

#include <QCursor>
#include <QMenu>

namespace parapet::views {

void forgetPointerAfter(const QMenu& menu, QWidget& button)
{
    QObject::connect(&menu, &QMenu::aboutToHide, &button, [&button] {
        if (button.rect().contains(button.mapFromGlobal(QCursor::pos())))
            return;
        button.setAttribute(Qt::WA_UnderMouse, false);
        button.update();
    });
}

} // namespace parapet::views
