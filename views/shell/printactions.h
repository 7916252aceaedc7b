// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what a page shows, after a preview that does not block: the flyout one is in, the table
// with its filter, or else the page as a picture. Owned by the shell. GUI thread only.
#pragma once

#include "views/dialogs/printing/sheets.h"
#include "views/vocabulary/pagecontext.h"

#include <QObject>

#include <functional>
#include <variant>

QT_BEGIN_NAMESPACE
class QPagedPaintDevice;
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

class ListPane;
class Page;

class PrintActions final : public QObject
{
    Q_OBJECT

public:
    /// What is on paper, ready to be drawn again whenever the preview asks.
    struct Print
    {
        SheetWords words;
        std::variant<SheetTable, QImage> content;
        bool landscape = false;
    };

    /// `theme`: pictures are taken in light colours, whatever the window has.
    PrintActions(const PageContext& context, Theme& theme, QWidget* window);

    void print(Page& page);

    /// Draws on any device; the number of sheets.
    static int draw(QPagedPaintDevice& device, const Print& print);

signals:
    /// Everything is gathered; the preview opens.
    void ready(const parapet::views::PrintActions::Print& print);

private:
    void printTable(ListPane& list, SheetWords words);
    void printPicture(QWidget& widget, SheetWords words);
    [[nodiscard]] QImage pictureOf(QWidget& widget);
    [[nodiscard]] SheetWords wordsOf(const QString& title) const;
    void preview(const Print& print);

    PageContext m_context;
    Theme& m_theme;
    QWidget* m_window;
};

} // namespace parapet::views
