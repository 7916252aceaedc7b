// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One list of the workspace as an item model: exact row count, rows fetched in pages when they are
// looked at, placeholders till then. All fields of the kind are columns; views hide some. GUI
// thread.
#pragma once

#include "models/domain/views.h"
#include "models/items/library.h"

#include <QAbstractTableModel>

#include <array>
#include <memory>
#include <vector>

namespace parapet::store {
struct TableQuery;
} // namespace parapet::store

namespace parapet::items {

/// Unscoped because Qt wants int.
enum Role {
    FormatRole = Qt::UserRole + 1, ///< int(domain::FieldFormat) of the column; also in headerData
    RawRole =
        Qt::UserRole + 2, ///< typed value: QString, qlonglong, double, bool, QDateTime, QStringList
    LoadingRole = Qt::UserRole + 3, ///< true while the row is not there yet
    IdRole = Qt::UserRole + 4, ///< the object's id (field "id"), any column
    FieldRole = Qt::UserRole + 5 ///< stable field name, in headerData
};

class TableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    TableModel(Library& library, domain::Kind kind, QObject* parent = nullptr);
    ~TableModel() override;

    [[nodiscard]] domain::Kind kind() const;
    /// KQL predicate; an error arrives by failed() and leaves the rows as they were.
    /// `lead`: characters before the part a person wrote; errors count from its beginning.
    void setFilter(const QString& kql, int lead = 0);
    [[nodiscard]] QString filter() const;
    /// That of the rows there are: an unreadable one leaves them, and the count of them goes on.
    [[nodiscard]] QString shownFilter() const;
    void setRelation(const domain::ListRelation& relation);
    [[nodiscard]] domain::ListRelation relation() const;
    /// "exposureImpact:desc,id"; empty: the list's own order.
    void setSortText(const QString& sort);
    [[nodiscard]] QString sortText() const;
    /// Rows can be ticked: column 0 gets a check box. Ticks are by id, and survive sorting and
    /// filtering; those of recommendations are the window's (Library::tickedRecommendations()).
    void setCheckable(bool checkable);
    [[nodiscard]] QStringList checkedIds() const;
    void clearChecks();
    void uncheck(const QStringList& ids);
    void reload();
    /// An idle model reads nothing; what was asked of it meanwhile is read when it no longer is.
    void setIdle(bool idle);
    [[nodiscard]] bool isLoading() const;
    /// The rows are still those of the filter, order or workspace before.
    [[nodiscard]] bool showsFormerRows() const;

    /// Value of a field by its stable name in a row; monostate while loading.
    [[nodiscard]] domain::Value value(int row, QStringView field) const;
    [[nodiscard]] QString idAt(int row) const; ///< empty while loading
    [[nodiscard]] int columnOf(QStringView field) const; ///< -1 when there is none

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void loadingChanged(bool loading);
    void formerRowsShown(bool former); ///< showsFormerRows() changed
    void loaded(int rows); ///< the row count is exact now
    void failed(const QString& message);
    void checksChanged();

private:
    using RowKey = std::array<quint32, 3>;
    void loadKeys(std::uint64_t token, qint64 limit, const store::TableQuery& query);
    void takeKeys(std::uint64_t token, qint64 limit, std::vector<RowKey>* keys,
        std::vector<domain::Row>* firstPage, const base::Error& error);
    void showRows(std::vector<RowKey> keys, std::vector<domain::Row> firstPage);
    void showNextBlock(std::uint64_t token);
    void finishLoading();
    void setFormer(bool former);
    void fetchNext() const;
    void takePage(std::uint64_t token, int page, std::vector<domain::Row> rows);
    [[nodiscard]] QVariant rawFor(const domain::Row& row, int column) const;

    struct Private;
    std::unique_ptr<Private> m_d;
};

/// The text of a cell as people read it (locale numbers, ISO dates).
[[nodiscard]] QString displayText(const domain::Value& value, domain::FieldFormat format);

} // namespace parapet::items
