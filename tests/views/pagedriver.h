// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does on a list page, for tests: look for a control by name, click a row or a chip,
// tick, read the rows. GUI thread only.
#pragma once

#include "views/pages/listpage.h"
#include "views/widgets/celldelegate.h"
#include "views/widgets/filterchip.h"
#include "views/widgets/tableview.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

namespace parapet::tests {

class PageDriver
{
public:
    explicit PageDriver(views::ListPage& page)
        : m_page(page)
    {
    }

    [[nodiscard]] items::TableModel& model() { return m_page.currentPane().model(); }
    [[nodiscard]] views::TableView& table() { return m_page.currentPane().table(); }

    template <class Widget>
    [[nodiscard]] Widget* find(const QString& name)
    {
        return m_page.findChild<Widget*>(name);
    }

    /// On the screen, in a size that is not large, with its rows read.
    [[nodiscard]] bool show()
    {
        m_page.resize(1280, 760);
        m_page.show();
        return QTest::qWaitForWindowExposed(&m_page) && settle();
    }
    /// Settled: nothing is loading and the count stands.
    [[nodiscard]] bool settle()
    {
        return QTest::qWaitFor([this] { return !model().isLoading(); }, 20'000);
    }
    [[nodiscard]] bool waitForRows(int rows)
    {
        return QTest::qWaitFor(
            [this, rows] { return !model().isLoading() && model().rowCount() == rows; }, 20'000);
    }

    /// Column by field, or -1.
    [[nodiscard]] int column(const QString& field) { return model().columnOf(field); }
    [[nodiscard]] QStringList texts(const QString& field)
    {
        QStringList texts;
        for (int row = 0; row < model().rowCount(); ++row) {
            const domain::Value value = model().value(row, field);
            const auto* text = std::get_if<QString>(&value);
            texts.append(text ? *text : QString());
        }
        return texts;
    }

    void clickRow(int row, const QString& field)
    {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, centre(row, field));
    }
    void doubleClickRow(int row, const QString& field)
    {
        QTest::mouseDClick(table().viewport(), Qt::LeftButton, {}, centre(row, field));
    }
    void tick(int row, const QString& field)
    {
        const QModelIndex index = table().model()->index(row, column(field));
        table().scrollTo(index);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {},
            views::CellDelegate::checkRect(table().visualRect(index)).center());
    }
    void clickHeader(const QString& field)
    {
        QHeaderView* header = table().horizontalHeader();
        const int section = column(field);
        table().scrollTo(table().model()->index(0, section));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
            {header->sectionViewportPosition(section) + 20, header->height() / 2});
    }
    /// Opens the chip's menu by keyboard and takes the choice with that text.
    [[nodiscard]] bool choose(const QString& chip, const QString& text)
    {
        auto* button = find<views::FilterChip>(chip);
        if (!button)
            return false;
        for (QAction* action : button->menu()->actions()) {
            if (action->text() == text) {
                action->trigger();
                return true;
            }
        }
        return false;
    }
    void typeFilter(const QString& kql)
    {
        auto* edit = m_page.currentPane().findChild<QLineEdit*>(QStringLiteral("textFilter"));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, kql);
        QTest::keyClick(edit, Qt::Key_Escape); // the completer's list, where it is open
        QTest::keyClick(edit, Qt::Key_Return);
    }
    void click(const QString& button)
    {
        auto* found = find<QPushButton>(button);
        QVERIFY2(found, qPrintable(button));
        QTest::mouseClick(found, Qt::LeftButton);
    }

private:
    [[nodiscard]] QPoint centre(int row, const QString& field)
    {
        const QModelIndex index = table().model()->index(row, column(field));
        table().scrollTo(index);
        QRect rect = table().visualRect(index);
        rect.setLeft(rect.left() + views::CellDelegate::checkWidth + 8);
        return rect.center();
    }

    views::ListPage& m_page;
};

/// The table within a list, once it shows rows that are read.
[[nodiscard]] inline views::TableView* rowsWithin(QWidget& list)
{
    auto* table = list.findChild<views::TableView*>();
    const bool shows = table
        && QTest::qWaitFor(
            [table] {
                return table->isVisible() && table->model()->rowCount() > 0
                    && !table->model()->index(0, 0).data(items::LoadingRole).toBool();
            },
            60'000);
    return shows ? table : nullptr;
}

} // namespace parapet::tests
