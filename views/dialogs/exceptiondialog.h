// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Files an exception for a recommendation, a CVE, or a CVE of one software, or one each for
// several: what it covers, why, for how long, for which groups, and what it would hide and do to
// the scores before it is filed. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/dialogs/formdialog.h"
#include "views/vocabulary/exceptionsubject.h"
#include "views/vocabulary/pagecontext.h"

#include <QList>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QPlainTextEdit;
QT_END_NAMESPACE

namespace parapet::items {
class TableModel;
}

namespace parapet::views {

class DurationChooser;
class ExceptionPreview;
class GroupChooser;

class ExceptionDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// `justification`: the one that is chosen at first; a false positive stays one.
    ExceptionDialog(const PageContext& context, QList<ExceptionSubject> subjects, QWidget* parent,
        domain::Justification justification = domain::Justification::RiskAccepted);

    /// One request for each subject.
    [[nodiscard]] std::vector<domain::ExceptionRequest> requests() const;

signals:
    void submitted();

private:
    /// Something that one subject can be narrowed or widened to.
    struct Coverage
    {
        QString words, recommendation, cve;
        bool asksCve = false; ///< the CVE is chosen from those of the recommendation
    };
    [[nodiscard]] bool isOne() const { return m_subjects.size() == 1; }
    [[nodiscard]] QList<Coverage> coverages() const;
    [[nodiscard]] const Coverage* coverage() const;
    void addWhat();
    void addCoverage();
    void addJustification(domain::Justification first);
    void addContext();
    void addEnd();
    void justificationChanged();
    void coverageChanged();
    void targetChanged();
    void showOffer(const domain::GroupOffer& offer);
    void preview();
    [[nodiscard]] domain::ExceptionRequest requestFor(const ExceptionSubject& subject) const;
    void submit();
    [[nodiscard]] domain::Justification justification() const;

    PageContext m_context;
    QList<ExceptionSubject> m_subjects;
    QList<Coverage> m_coverages; ///< of the one subject; empty: it is what it is
    QComboBox* m_justification;
    TextLabel* m_effect = nullptr;
    QComboBox* m_coverage;
    QComboBox* m_cve;
    TextLabel* m_cveLabel = nullptr;
    items::TableModel* m_cves;
    QPlainTextEdit* m_why;
    DurationChooser* m_duration;
    QCheckBox* m_resurface;
    GroupChooser* m_groups;
    ExceptionPreview* m_preview;
};

} // namespace parapet::views
