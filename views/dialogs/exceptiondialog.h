// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files an exception for a recommendation, or one each for several: why, for how long, for which
// groups, and what they would hide and do to the scores before they are filed. GUI thread only.
#pragma once

#include "models/base/result.h"
#include "models/domain/views.h"
#include "views/dialogs/formdialog.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/pagecontext.h"

#include <QList>

QT_BEGIN_NAMESPACE
class QComboBox;
class QDateEdit;
class QPlainTextEdit;
class QTimer;
QT_END_NAMESPACE

namespace parapet::items {
class TableModel;
}

namespace parapet::views {

class GroupChooser;

class ExceptionDialog final : public FormDialog
{
    Q_OBJECT

public:
    ExceptionDialog(const PageContext& context, QList<RowFacts> recommendations, QWidget* parent);

    /// One request for each recommendation.
    [[nodiscard]] QList<domain::ExceptionRequest> requests() const;

signals:
    void submitted();

private:
    void addWhat();
    void addJustification();
    [[nodiscard]] bool isOne() const { return m_recommendations.size() == 1; }
    void addDuration();
    void addPreview();
    void justificationChanged();
    void durationChanged();
    void preview();
    void previewSeveral();
    void showPreview(const base::Result<domain::ExceptionPreview>& preview);
    void showJointScores();
    [[nodiscard]] domain::ExceptionRequest requestFor(const RowFacts& recommendation) const;
    void submit();
    [[nodiscard]] domain::Justification justification() const;

    PageContext m_context;
    QList<RowFacts> m_recommendations;
    QComboBox* m_justification;
    TextLabel* m_effect = nullptr;
    QComboBox* m_cve;
    TextLabel* m_cveLabel = nullptr;
    items::TableModel* m_cves;
    QPlainTextEdit* m_why;
    QComboBox* m_duration;
    QDateEdit* m_until;
    GroupChooser* m_groups;
    TextLabel* m_hides = nullptr;
    TextLabel* m_scores = nullptr;
    QTimer* m_settle;
    int m_asked = 0; ///< the newest preview asked for
};

} // namespace parapet::views
