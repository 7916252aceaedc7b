// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the remediation of one or several recommendations: what is asked for, on which devices,
// groups, due date, priority, notes, and whether to write the hand-over CSV. Non-modal to the
// program's work; GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/dialogs/formdialog.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/pagecontext.h"

#include <QList>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPlainTextEdit;
class QRadioButton;
QT_END_NAMESPACE

namespace parapet::items {
class RowCount;
} // namespace parapet::items

namespace parapet::views {

class GroupChooser;

class RequestRemediationDialog final : public FormDialog
{
    Q_OBJECT

public:
    RequestRemediationDialog(
        const PageContext& context, QList<RowFacts> recommendations, QWidget* parent);

    /// Ticks these device groups before the form is seen.
    void proposeGroups(const QStringList& groups);
    /// One request for each recommendation.
    [[nodiscard]] QList<domain::RemediationRequest> requests() const;
    /// Where the hand-over CSV goes; empty: nowhere.
    [[nodiscard]] QString handoverFile() const;

signals:
    void submitted();

private:
    [[nodiscard]] QList<domain::RemediationType> options() const;
    /// Nothing where several recommendations say it themselves.
    [[nodiscard]] std::optional<domain::RemediationType> option() const;
    void addWhat();
    void addOption();
    void optionChanged();
    void addTargets();
    void countTargets();
    void showSpared();
    void showTargets();
    void addTicketNotice();
    void addTicket();
    void showTicket();
    [[nodiscard]] bool asksAttentionOnly() const;
    [[nodiscard]] QDate proposedDue() const;
    void addSchedule();
    void addHandover();
    void chooseFile();
    void submit();

    PageContext m_context;
    QList<RowFacts> m_recommendations;
    QComboBox* m_option = nullptr;
    TextLabel* m_optionHint = nullptr;
    QWidget* m_targets = nullptr; ///< of a configuration only
    TextLabel* m_targetsLabel = nullptr;
    QRadioButton* m_spared = nullptr;
    QCheckBox* m_ticket; ///< shown where Intune is used
    TextLabel* m_ticketLabel = nullptr;
    bool m_usesIntune = false;
    items::RowCount* m_exposedCount = nullptr;
    items::RowCount* m_disturbedCount = nullptr;
    std::optional<qint64> m_exposed; ///< devices of the chosen groups
    std::optional<qint64> m_disturbed; ///< those whose users are expected to notice the change
    bool m_disturbs = false; ///< some, whatever the groups
    GroupChooser* m_groups;
    QCheckBox* m_hasDue = nullptr; ///< absent for Attention required
    QDateEdit* m_due = nullptr;
    TextLabel* m_dueLabel = nullptr;
    QWidget* m_dueLine = nullptr;
    QComboBox* m_priority;
    QPlainTextEdit* m_notes;
    QCheckBox* m_export;
    QLineEdit* m_file;
};

} // namespace parapet::views
