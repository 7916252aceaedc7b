// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a table or a picture on sheets of paper: a heading on the first, column titles on each, the
// number of the page and of all at the foot. Pure drawing on a device; GUI thread.
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>

#include <vector>

QT_BEGIN_NAMESPACE
class QPagedPaintDevice;
QT_END_NAMESPACE

namespace parapet::views {

/// What stands above and below.
struct SheetWords
{
    QString title; ///< "Recommendations"
    QStringList lines; ///< filter, snapshot, device groups: below the title on the first sheet
    QString foot; ///< at the left of every foot
};

struct SheetTable
{
    struct Column
    {
        QString title;
        bool right = false; ///< numbers stand under each other
    };
    std::vector<Column> columns;
    std::vector<QStringList> rows; ///< a text for each column
};

/// Both give the number of sheets. Drawn in black and grey whatever the theme of the window.
int drawTable(QPagedPaintDevice& device, const SheetWords& words, const SheetTable& table);
/// As wide as the sheet; a high one goes on on the next.
int drawPicture(QPagedPaintDevice& device, const SheetWords& words, const QImage& picture);

} // namespace parapet::views
