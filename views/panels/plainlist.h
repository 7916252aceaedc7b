// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A short list about one object that is no list of the workspace ("Missing KBs", "History"), in a
// tab of a flyout, with search, columns, CSV and context menu; asks only once it is seen. Owned by
// its panel. GUI thread only.
#pragma once

#include "models/base/result.h"
#include "views/vocabulary/pagecontext.h"
#include "views/vocabulary/plainrows.h"

#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QMenu;
class QStackedWidget;
QT_END_NAMESPACE

namespace parapet::views {

class EmptyState;
class ListTools;
class RowMenu;
class TableView;

class PlainList final : public QWidget
{
    Q_OBJECT

public:
    using Take = std::function<void(const base::Result<std::vector<PlainRow>>&)>;
    /// Asks for the rows of an object; the answer may come late, and is dropped with `context`.
    using Ask = std::function<void(const QString& object, QObject* context, const Take& take)>;

    /// `name` is the object name of the list; its table is `name` + "Table". The column `widest`
    /// takes the spare room.
    PlainList(const PageContext& context, const QString& name, const QString& title,
        std::vector<PlainColumn> columns, int widest, Ask ask, QWidget* parent = nullptr);

    /// Rows of another object; loads when seen.
    void setObject(const QString& id);
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] PlainRows& rows() { return *m_rows; }
    void setEmptySentence(const QString& text);
    /// The name of the CSV of its rows, and the stable names of its columns there.
    void setExport(const QString& fileName, const QStringList& fields);
    /// The entry of the context menu that opens a row; empty: rows lead nowhere.
    void setOpening(const QString& words);
    /// What the selected rows open, each once.
    [[nodiscard]] QStringList selectedIds() const;

signals:
    void counted(int rows);
    void rowOpened(const QString& id); ///< Enter or double click
    void copied(int rows, int selectedRows);
    /// The context menu of the selected rows is about to be shown: the panel may add to it.
    void rowMenuOpening(QMenu* menu);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildStates();
    void connectTable();
    void load();
    void open(const QModelIndex& index);
    void search(const QString& words);
    void chooseFile();
    void exportTo(const QString& file);
    void showState();
    void take(const base::Result<std::vector<PlainRow>>& rows);

    PageContext m_context;
    QString m_title;
    QString m_sentence;
    Ask m_ask;
    QString m_fileName;
    QStringList m_fields; ///< stable name of each column
    QString m_object;
    bool m_stale = true;
    PlainRows* m_rows;
    TableView* m_table;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    ListTools* m_tools;
    RowMenu* m_menu;
    QObject* m_question = nullptr; ///< what waits for an answer dies with the next question
};

} // namespace parapet::views
