// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows that are all in memory, as a table of the window shows them: raw values with the format of
// their column, sorted on any column, ticked where asked. For the short lists that are no list of
// the workspace. Owned by its page or panel. GUI thread only.
#pragma once

#include "models/domain/fields.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <vector>

namespace parapet::views {

struct PlainColumn
{
    QString title;
    domain::FieldFormat format = domain::FieldFormat::Plain;
    QString tip; ///< of the column's title; may be empty
};

struct PlainRow
{
    QString id; ///< what a click opens; may be empty
    QVariantList cells; ///< raw values, as RawRole gives them; invalid: absent
    QString tip; ///< of every cell; may be empty
    /// What a file takes of a cell by its column where that is more than the cell has room for.
    QHash<int, QVariant> told{};
};

class PlainRows final : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit PlainRows(std::vector<PlainColumn> columns, QObject* parent = nullptr);

    /// Ticks and order stay where ids are the same.
    void setRows(std::vector<PlainRow> rows);
    /// In the first column; every row is ticked at first.
    void setCheckable(bool checkable);
    /// Only rows that hold every one of these words in some cell; empty: all of them.
    void setWords(const QString& words);
    /// Rows given, whatever the words leave.
    [[nodiscard]] int givenRows() const { return static_cast<int>(m_given.size()); }
    /// A cell as a file takes it, and the type of its column.
    [[nodiscard]] domain::Value told(int row, int column) const;
    [[nodiscard]] domain::FieldType type(int column) const;
    [[nodiscard]] QString idAt(int row) const;
    [[nodiscard]] const PlainRow& row(int row) const { return m_rows[std::size_t(row)]; }
    /// In the order of the rows given, whatever the sorting.
    [[nodiscard]] QStringList checkedIds() const;
    [[nodiscard]] bool isChecked(const QString& id) const { return !m_unchecked.contains(id); }
    void setUnchecked(const QStringList& ids);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    /// Absent values last, either way; -1: the order given.
    void sort(int column, Qt::SortOrder order) override;

signals:
    void checksChanged();

private:
    void arrange();
    [[nodiscard]] bool passes(const PlainRow& row) const;

    std::vector<PlainColumn> m_columns;
    std::vector<PlainRow> m_given; ///< in the order of setRows()
    std::vector<PlainRow> m_rows; ///< as shown
    QSet<QString> m_unchecked;
    QStringList m_words;
    bool m_checkable = false;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace parapet::views
