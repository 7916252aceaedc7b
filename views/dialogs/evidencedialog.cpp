// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/evidencedialog.h"

#include "views/widgets/textlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

EvidenceDialog::EvidenceDialog(const PageContext& context, QWidget* parent)
    : FormDialog(context.theme, tr("Evidence pack"), tr("Choose file …"), parent)
    , m_list(new QComboBox)
    , m_filter(new QLineEdit)
    , m_picture(new QCheckBox(tr("Picture of the dashboard")))
{
    setObjectName(u"evidenceDialog"_s);
    addHint(tr("A zip that shows what was known and done: recommendations, remediation activities, "
               "exceptions, answers of IT and scores as shown now, with a manifest of SHA-256 sums "
               "of all of it and of the files it was imported from. \"parapetctl verify\" tells "
               "later whether anything was changed."));
    using domain::Kind;
    const std::pair<Kind, QString> lists[] = {{Kind::Findings, tr("Findings")},
        {Kind::Devices, tr("Devices")}, {Kind::Weaknesses, tr("Weaknesses")},
        {Kind::Software, tr("Software")}, {Kind::Assessments, tr("Assessments of controls")},
        {Kind::Recommendations, tr("Recommendations only")}};
    for (const auto& [kind, words] : lists)
        m_list->addItem(words, static_cast<int>(kind));
    m_list->setObjectName(u"evidenceList"_s);
    addField(tr("And the list of"), m_list);
    m_filter->setObjectName(u"evidenceFilter"_s);
    m_filter->setPlaceholderText(u"severity == \"Critical\" and inKev == true"_s);
    addField(tr("Only its rows where"), m_filter);
    m_picture->setObjectName(u"evidencePicture"_s);
    m_picture->setChecked(true);
    addSpacing();
    addRow(m_picture);
    connect(submitButton(), &QPushButton::clicked, this, [this] {
        emit submitted();
        accept();
    });
}

domain::Kind EvidenceDialog::list() const
{
    return static_cast<domain::Kind>(m_list->currentData().toInt());
}

QString EvidenceDialog::filter() const
{
    return m_filter->text().trimmed();
}

bool EvidenceDialog::wantsPicture() const
{
    return m_picture->isChecked();
}

} // namespace parapet::views
