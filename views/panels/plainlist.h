// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A short list about one object that is no list of the workspace ("Missing KBs", "History"), in a
// tab of a flyout; asks only once it is seen. Owned by its panel. GUI thread only.
#pragma once

#include "models/base/result.h"
#include "views/vocabulary/pagecontext.h"
#include "views/vocabulary/plainrows.h"

#include <QWidget>

#include <functional>

QT_BEGIN_NAMESPACE
class QPushButton;
class QStackedWidget;
QT_END_NAMESPACE

namespace parapet::views {

class EmptyState;
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
    /// Adds a button that exports the list as a CSV: `write` starts it for a file, in the order on
    /// screen ("FIELD:desc", by the names of `fields`, one a column; empty: the list's own).
    using Export =
        std::function<void(const QString& object, const QString& sort, const QString& file)>;
    void setExport(const QString& fileName, const QStringList& fields, Export write);

signals:
    void counted(int rows);
    void rowOpened(const QString& id); ///< Enter or double click

protected:
    void showEvent(QShowEvent* event) override;

private:
    void load();
    void popUp(const QPoint& position);
    void chooseFile();
    [[nodiscard]] QString sortText() const;
    void take(const base::Result<std::vector<PlainRow>>& rows);

    PageContext m_context;
    QString m_title;
    QString m_sentence;
    Ask m_ask;
    Export m_export;
    QString m_fileName;
    QStringList m_fields; ///< stable name of each column
    QString m_object;
    bool m_stale = true;
    PlainRows* m_rows;
    TableView* m_table;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
    QPushButton* m_save;
    QObject* m_question = nullptr; ///< what waits for an answer dies with the next question
};

} // namespace parapet::views
