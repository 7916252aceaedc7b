// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A list as the window shows it: the model's rows one to one, with friendlier words where the raw
// ones are codes, pills for due dates, and the check box at the column that names the row.
// Owned by its list. GUI thread only.
#pragma once

#include "models/items/tablemodel.h"
#include "views/widgets/cellvalues.h"

#include <QHash>
#include <QIdentityProxyModel>

namespace parapet::views {

class PresentedModel final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    PresentedModel(items::TableModel& model, base::Clock clock, QObject* parent = nullptr);

    /// The column that shows the check boxes of a checkable model.
    void setCheckField(QStringView field);
    [[nodiscard]] items::TableModel& table() const { return m_table; }
    /// Exposed devices over the last snapshots by recommendation id, for the curve in the cell.
    void setCourses(const QHash<QString, QList<double>>& courses);

    void sort(int column, Qt::SortOrder order) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    enum class Dress : std::uint8_t {
        None,
        RemediationType,
        SoftwareIds,
        DeviceName,
        Due,
        DueStatus,
        Expiry,
        Ended,
        Progress,
        Word,
        Points,
        Title,
        Platform,
        Marks,
        EventType,
        Impacted,
        ScoreTrend,
        Exposed,
        Impact,
        Change,
        Health,
        Onboarding,
        Update,
        Known
    };
    /// The pills that a cell can have at most, where they are a few words.
    [[nodiscard]] static QStringList mostPills(Dress dress, domain::FieldFormat format);
    [[nodiscard]] static Dress dressOf(domain::Kind kind, const domain::FieldSpec& field);
    [[nodiscard]] CellMarks marksAt(int row) const;
    /// Value of the nth field that the cell tells (fieldsToldBy()): a cell with several values
    /// takes them from here, and so the exports have them.
    [[nodiscard]] domain::Value told(const QModelIndex& index, qsizetype place) const;
    [[nodiscard]] QVariant marks(const QModelIndex& index, int role) const;
    [[nodiscard]] QVariant exposed(const QModelIndex& index, int role) const;
    [[nodiscard]] QVariant impacted(const QModelIndex& index, const QVariant& devices) const;
    [[nodiscard]] QVariant impact(const QModelIndex& index) const;
    /// What exceptions leave of a number of the row, in a sentence; empty where they leave it all.
    [[nodiscard]] QString afterExceptions(const QModelIndex& index, Dress dress) const;
    [[nodiscard]] QVariant deviceId(const QModelIndex& index) const;
    [[nodiscard]] static QVariant absent(Dress dress, const QVariant& plain);
    [[nodiscard]] QVariant dressed(const QModelIndex& index, int role, Dress dress) const;
    [[nodiscard]] QVariant expiry(const QModelIndex& index) const;
    [[nodiscard]] QVariant due(const QModelIndex& index) const;
    /// What became of what ended: an exception that ended since exposure grew, a fixed device that
    /// is exposed again. Empty: nothing.
    [[nodiscard]] QString afterEnd(const QModelIndex& index) const;
    [[nodiscard]] QVariant progress(const QModelIndex& index) const;

    items::TableModel& m_table;
    base::Clock m_clock;
    int m_checkColumn = -1;
    QHash<QString, QList<double>> m_courses;
    std::vector<Dress> m_dress; ///< by column
    std::vector<QStringList> m_told; ///< by column
};

} // namespace parapet::views
