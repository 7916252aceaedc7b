// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/jobs/savefile.h"

#include <QCoreApplication>
#include <QLocale>

namespace parapet::jobs {

base::Result<void> saveFile(
    const QString& file, const std::function<base::Result<void>(QSaveFile&)>& write)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly)) {
        const auto written = write(out);
        if (!written && out.error() == QFileDevice::NoError)
            return written; // nothing is wrong with the file
        if (written && out.commit()) // fails, too, where any write before did
            return {};
    }
    return base::fail(base::Error::Kind::Io,
        QCoreApplication::translate("SaveFile", "%1 cannot be written: %2")
            .arg(file, out.errorString()));
}

QString rowsWritten(qint64 rows, const QString& file)
{
    if (rows == 1)
        return QCoreApplication::translate("SaveFile", "1 row written to %1.").arg(file);
    return QCoreApplication::translate("SaveFile", "%1 rows written to %2.")
        .arg(QLocale().toString(rows), file);
}

} // namespace parapet::jobs
