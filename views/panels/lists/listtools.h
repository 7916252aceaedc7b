// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The slim row above a list in a flyout: chips, a text filter, and beside it the choice of columns
// and the CSV export. Owned by its list. GUI thread only.
#pragma once

#include "models/domain/fields.h"
#include "views/widgets/filterbar.h"

QT_BEGIN_NAMESPACE
class QMenu;
QT_END_NAMESPACE

namespace parapet::views {

class ListTools final : public FilterBar
{
    Q_OBJECT

public:
    /// Its parts are named after `name`: "devicesRelatedFilter", "...Columns", "...Export".
    ListTools(const Theme& theme, const QString& name, QWidget* parent = nullptr);

    /// Says that conditions over the fields of a kind can be typed, and completes their names.
    void takeConditions(domain::Kind kind);
    /// The menu under the button of the columns, to be filled by a ColumnsMenu.
    [[nodiscard]] QMenu* columnsMenu() const { return m_menu; }
    /// There is something to write into a file.
    void setExportable(bool exportable);

signals:
    void exportRequested();

private:
    QMenu* m_menu;
    QPushButton* m_export;
};

} // namespace parapet::views
