// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/printactions.h"

#include "models/items/library.h"
#include "views/dialogs/printing/tablecollector.h"
#include "views/pages/listpage.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/flyout.h"
#include "views/widgets/tableview.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QFileInfo>
#include <QPrintPreviewDialog>
#include <QPrinter>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int uprightColumns = 5; ///< more stand better on a sheet laid down
constexpr QSize smallestPicture{1000, 640};

/// The flyout with the focus in it, or one that fills the page.
Flyout* flyoutOf(QWidget& page)
{
    for (auto* flyout : page.findChildren<Flyout*>()) {
        const QWidget* focus = QApplication::focusWidget();
        const bool inside = focus && (focus == flyout || flyout->isAncestorOf(focus));
        if (flyout->isVisible() && (inside || flyout->width() > page.width() * 3 / 4))
            return flyout;
    }
    return nullptr;
}

/// What is scrolled is printed whole.
QWidget& wholeOf(QWidget& page)
{
    for (auto* scroll : page.findChildren<QScrollArea*>()) {
        if (scroll->isVisible() && scroll->widget() && scroll->width() > page.width() / 2)
            return *scroll->widget();
    }
    return page;
}

} // namespace

PrintActions::PrintActions(const PageContext& context, Theme& theme, QWidget* window)
    : QObject(window)
    , m_context(context)
    , m_theme(theme)
    , m_window(window)
{
}

SheetWords PrintActions::wordsOf(const QString& title) const
{
    SheetWords words;
    words.title = title;
    const domain::ViewScope scope = m_context.library.scope();
    words.lines.append(scope.groups.isEmpty()
            ? tr("All device groups")
            : tr("Device groups: %1").arg(scope.groups.join(u", "_s)));
    if (scope.snapshot != 0)
        words.lines.append(tr("As of snapshot %1 of %2, a past one")
                               .arg(QString::number(scope.snapshot),
                                   spelledDate(m_context.library.today(), QLocale())));
    words.foot = tr("Parapet · %1 · printed on %2")
                     .arg(QFileInfo(m_context.library.path()).fileName(),
                         spelledDate(m_context.clock(), QLocale()));
    return words;
}

void PrintActions::print(Page& page)
{
    if (Flyout* flyout = flyoutOf(page)) {
        printPicture(*flyout, wordsOf(page.title()));
        return;
    }
    if (auto* list = qobject_cast<ListPage*>(&page)) {
        printTable(list->currentPane(), wordsOf(list->currentPane().spec().title));
        return;
    }
    printPicture(wholeOf(page), wordsOf(page.title()));
}

void PrintActions::printTable(ListPane& list, SheetWords words)
{
    if (list.isFiltered())
        words.lines.prepend(tr("Filter: %1").arg(list.filter()));
    auto* collector = new TableCollector(&list.table(), this);
    collector->collect([this, collector, words](const SheetTable& rows, int all) mutable {
        collector->deleteLater();
        const QLocale locale;
        const auto shown = static_cast<int>(rows.rows.size());
        words.lines.prepend(shown < all
                ? tr("The first %1 of %2 rows").arg(locale.toString(shown), locale.toString(all))
                : tr("%1 rows").arg(locale.toString(all)));
        preview({words, rows, rows.columns.size() > uprightColumns});
    });
}

void PrintActions::printPicture(QWidget& widget, SheetWords words)
{
    const QImage picture = pictureOf(widget);
    preview({std::move(words), picture, picture.width() > picture.height()});
}

/// Paper is white: a dark window is light for the moment of the picture.
QImage PrintActions::pictureOf(QWidget& widget)
{
    const Theme::Mode mode = m_theme.mode();
    m_theme.setMode(Theme::Mode::Light);
    if (widget.width() < smallestPicture.width() && !qobject_cast<Flyout*>(&widget))
        widget.resize(smallestPicture.expandedTo(widget.size()));
    constexpr int sharper = 2; // than a screen: paper has finer dots
    QImage picture(widget.size() * sharper, QImage::Format_RGB32);
    picture.setDevicePixelRatio(sharper);
    picture.fill(m_theme.tokens().card);
    widget.render(&picture);
    m_theme.setMode(mode);
    return picture;
}

int PrintActions::draw(QPagedPaintDevice& device, const Print& print)
{
    if (const auto* table = std::get_if<SheetTable>(&print.content))
        return drawTable(device, print.words, *table);
    return drawPicture(device, print.words, std::get<QImage>(print.content));
}

void PrintActions::preview(const Print& print)
{
    emit ready(print);
    auto* dialog = new QPrintPreviewDialog(m_window);
    dialog->setObjectName(u"printPreview"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Print: %1").arg(print.words.title));
    dialog->printer()->setDocName(print.words.title);
    dialog->printer()->setPageOrientation(
        print.landscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    dialog->printer()->setPageMargins({15, 15, 15, 15}, QPageLayout::Millimeter);
    connect(dialog, &QPrintPreviewDialog::paintRequested, this,
        [print](QPrinter* printer) { draw(*printer, print); });
    dialog->resize(m_window->size() * 9 / 10);
    dialog->open();
}

} // namespace parapet::views
