// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A page that is one list or several under tabs: head with summary, Columns and Export CSV;
// messages; the list; the flyout of a row at the right, or over the whole page. GUI thread only.
#pragma once

#include "views/pages/listpane.h"
#include "views/pages/workpage.h"
#include "views/panels/rowfacts.h"

#include <functional>
#include <vector>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QStackedWidget;
class QTabBar;
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class ColumnsMenu;
class MenuButton;
class ObjectPanel;
class PageHeader;
class RowWork;
class SavedViews;

class ListPage : public WorkPage
{
    Q_OBJECT

public:
    ListPage(const PageContext& context, const QString& id, const QString& title,
        QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] QString iconName() const override { return m_id; }
    void activate(const NavigationTarget& target) override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap& state) override;

    [[nodiscard]] ListPane& pane(int index) const { return *m_panes[std::size_t(index)].list; }
    [[nodiscard]] ListPane& currentPane() const { return pane(m_current); }
    void setCurrentPane(int index);
    void openObject(const QString& id, bool full = false, const QString& tab = {});
    void closePanel();
    [[nodiscard]] SavedViews& savedViews() const { return *m_views; }
    void untick(domain::Kind kind, const QStringList& ids) override;
    void untickAll() override;
    void showObject(const QString& id) override;

protected:
    /// What can be done with the rows of the page and its flyouts.
    [[nodiscard]] RowWork& work() { return *m_work; }
    /// Adds a list with its flyout; several get tabs. Call in the constructor of the page.
    ListPane& addPane(const ListSpec& spec, ObjectPanel* panel);
    /// Puts a widget between the head of the page and its list.
    void addAbove(QWidget* widget);
    [[nodiscard]] PageHeader& header() { return *m_header; }
    /// The line beside the title; the default counts rows.
    [[nodiscard]] virtual QString summary(const ListPane& list) const;
    void showSummary();
    /// Reads the ticked rows, in the order of the ticks, then does `then` with them; nothing
    /// happens when the ticks changed in between or none of the rows is there any more.
    void gatherTicked(std::function<void(const QList<RowFacts>&)> then);
    /// The same of any rows, by id.
    void gatherRows(const QStringList& ids, std::function<void(const QList<RowFacts>&)> then);
    /// Asks for a file and writes these rows to it; `name`: of the file.
    void exportList(const jobs::CsvExport& rows, const QString& name);
    /// Asks for a file name without blocking; `over`: the dialog that asks for it, if one does.
    void chooseFile(const QString& title, const QString& suggestion,
        std::function<void(const QString&)> then, QWidget* over = nullptr);

    void showEvent(QShowEvent* event) override;

private:
    struct Pane
    {
        ListPane* list = nullptr;
        ObjectPanel* panel = nullptr;
    };
    void connectPane(int index);
    void setFull(bool full);
    void placeMessage() override;
    void takeFocusBack() override;
    void exportCsv();
    void tellCopied(int rows, int selected);
    [[nodiscard]] ObjectPanel& panel() const { return *m_panes[std::size_t(m_current)].panel; }

    QString m_id, m_title;
    PageHeader* m_header;
    MenuButton* m_viewsButton;
    SavedViews* m_views = nullptr;
    RowWork* m_work;
    MenuButton* m_columns;
    ColumnsMenu* m_columnsMenu = nullptr; ///< of the current list
    QTabBar* m_tabs;
    QStackedWidget* m_lists;
    QWidget* m_left;
    QWidget* m_above; ///< holds the message while the flyout is the whole page
    QHBoxLayout* m_line;
    std::vector<Pane> m_panes;
    int m_current = 0;
    bool m_full = false;
};

} // namespace parapet::views
