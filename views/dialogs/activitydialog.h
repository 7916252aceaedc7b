// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Another due date, priority or note for remediation activities that are under way. GUI thread
// only.
#pragma once

#include "models/domain/activityedit.h"
#include "views/dialogs/formdialog.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/pagecontext.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QDateEdit;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace parapet::views {

class ActivityDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// Of several, what is left alone stays as each has it.
    ActivityDialog(const PageContext& context, const QList<RowFacts>& activities, QWidget* parent);

    /// One edit for each activity, by its id.
    [[nodiscard]] std::vector<std::pair<QString, domain::ActivityEdit>> edits() const;

signals:
    void submitted();

private:
    void addWhat();
    void addDue(const base::Clock& clock);
    void addPriority();
    void submit();
    [[nodiscard]] bool isOne() const { return m_activities.size() == 1; }

    QList<RowFacts> m_activities;
    QComboBox* m_dueChoice; ///< as it is, on a day, none
    QDateEdit* m_due;
    QComboBox* m_priority;
    QPlainTextEdit* m_notes = nullptr; ///< of one activity only
};

} // namespace parapet::views
