// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/detailbox.h"

#include <QMessageBox>

namespace parapet::views {

void showDetail(QWidget* window, const QString& message, const QString& detail)
{
    auto* box = new QMessageBox(
        QMessageBox::Warning, window->windowTitle(), message, QMessageBox::Close, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(detail);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse);
    box->open();
}

} // namespace parapet::views
