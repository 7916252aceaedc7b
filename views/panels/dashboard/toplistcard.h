// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A card of the dashboard with its few top rows, a link to the whole list, and maybe one more link
// at the bottom. A row is opened by click or Enter. GUI thread only.
#pragma once

#include "views/panels/dashboard/toprowsmodel.h"
#include "views/widgets/card.h"

QT_BEGIN_NAMESPACE
class QMenu;
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace parapet::views {

class TableView;
class TextLabel;

class TopListCard : public Card
{
    Q_OBJECT

public:
    /// `name` is the object name of the card; its table is `name` + "Table".
    /// The card keeps room for `rowsShown` rows.
    TopListCard(const Theme& theme, const QString& name, const QString& title, domain::Kind kind,
        std::vector<TopColumn> columns, int rowsShown = 5);

    /// Takes the skeleton away. No rows: the sentence is shown.
    void setRows(std::vector<domain::Row> rows);
    /// As TopRowsModel::refresh().
    void refresh();
    void setEmptySentence(const QString& sentence);
    /// A link below the rows; empty: none.
    void setFooterLink(const QString& text);

signals:
    void rowOpened(const QString& id);
    void footerActivated();
    /// The context menu of that row is about to be shown: whoever knows what can be done with it
    /// adds it.
    void rowMenuOpening(QMenu* menu, const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void open(const QModelIndex& index);
    void chooseColumns();

    std::size_t m_rowsShown;
    TopRowsModel* m_rows;
    TableView* m_table;
    TextLabel* m_empty;
    QStackedWidget* m_stack;
    QPushButton* m_footer;
    QWidget* m_footerRow;
};

} // namespace parapet::views
