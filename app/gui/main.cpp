// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/application.h"

#include <QApplication>

int main(int argc, char** argv)
{
    if (parapet::app::asksForPicture(argc, argv) && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Parapet"));
    QApplication::setApplicationName(QStringLiteral("Parapet"));
    QApplication::setApplicationVersion(QStringLiteral(PARAPET_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("parapet"));
    parapet::app::Application parapet(application, parapet::app::readOptions());
    parapet.start();
    return QApplication::exec();
}
