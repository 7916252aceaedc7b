// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a raw value reads in a cell of the window, by the format of its field. Pure functions;
// any thread.
#pragma once

#include "models/domain/fields.h"

#include <QLocale>
#include <QString>
#include <QVariant>

namespace parapet::views {

/// Roles a model answers for CellDelegate besides the usual ones.
enum CellRole : int {
    FieldFormatRole = Qt::UserRole + 1, ///< int of domain::FieldFormat; Plain where missing
    RawValueRole =
        Qt::UserRole + 2, ///< bool, qint64, double, QString, QStringList; invalid: absent
    LoadingRole = Qt::UserRole + 3 ///< bool: the row is on its way, paint a skeleton
};

/// The words of a value; empty where it is absent. Times are milliseconds since the epoch and read
/// in UTC. Tags are joined by ", ". A text where a number belongs stays as it is ("61 / 226").
/// Progress takes "fixed / target" as text, or a share 0 .. 1.
[[nodiscard]] QString cellText(
    domain::FieldFormat format, const QVariant& raw, const QLocale& locale);

/// Numbers stand at the right, everything else at the left.
[[nodiscard]] Qt::Alignment cellAlignment(domain::FieldFormat format);

/// Share 0 .. 1 of a Progress value: a number, or "61 / 226".
[[nodiscard]] double cellShare(const QVariant& raw, const QLocale& locale);

} // namespace parapet::views
