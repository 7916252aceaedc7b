// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/inaccuracydialog.h"

#include "views/widgets/textlabel.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::Kind;

QStringList categories(Kind kind)
{
    const QString other = InaccuracyDialog::tr("Something else");
    switch (kind) {
    case Kind::Software:
        return {InaccuracyDialog::tr("A detail of the software is wrong"),
            InaccuracyDialog::tr("It is installed on none of our devices"),
            InaccuracyDialog::tr("The number of installed or exposed devices is wrong"), other};
    case Kind::Weaknesses:
        return {InaccuracyDialog::tr("The severity or a score is wrong"),
            InaccuracyDialog::tr("The affected software is wrong"),
            InaccuracyDialog::tr("The number of exposed devices is wrong"), other};
    default:
        return {InaccuracyDialog::tr("The recommended step or version is wrong"),
            InaccuracyDialog::tr("The number of exposed devices is wrong"), other};
    }
}

} // namespace

InaccuracyDialog::InaccuracyDialog(const PageContext& context, Kind kind, const QString& id,
    const QString& name, bool canBeFalse, QWidget* parent)
    : FormDialog(context.theme, tr("Report inaccuracy"), tr("Write note"), parent)
    , m_correction{kind, id, name, {}, {}}
    , m_category(new QComboBox)
    , m_details(new QPlainTextEdit)
{
    setObjectName(u"inaccuracyDialog"_s);
    addSubject(tr("About"), name);
    m_category->setObjectName(u"category"_s);
    if (canBeFalse)
        m_category->addItem(tr("A weakness is not there (false positive)"), true);
    for (const QString& category : categories(kind))
        m_category->addItem(category, false);
    addField(tr("What is wrong"), m_category);
    m_hint = addHint(u" "_s);
    m_hint->setObjectName(u"categoryEffect"_s);
    m_details->setObjectName(u"details"_s);
    m_details->setPlaceholderText(tr("What it should be, and how you know (required)"));
    m_details->setTabChangesFocus(true);
    m_details->setFixedHeight(96);
    m_detailsLabel = addField(tr("Details"), m_details);
    connect(m_category, &QComboBox::currentIndexChanged, this, &InaccuracyDialog::categoryChanged);
    writesTo(context.desk);
    connect(submitButton(), &QPushButton::clicked, this, &InaccuracyDialog::submit);
    categoryChanged();
}

bool InaccuracyDialog::isFalsePositive() const
{
    return m_category->currentData().toBool();
}

void InaccuracyDialog::categoryChanged()
{
    const bool isFalse = isFalsePositive();
    m_hint->setText(isFalse
            ? tr("Leads to a false-positive exception for one CVE of one software: its findings "
                 "leave the lists and the score, and nothing is sent to anybody.")
            : tr("Goes to the journal and is shown with this object; it changes no number, and "
                 "nothing is sent to anybody."));
    m_details->setVisible(!isFalse);
    m_detailsLabel->setVisible(!isFalse);
    submitButton()->setText(isFalse ? tr("Continue") : tr("Write note"));
    setError({});
}

jobs::Correction InaccuracyDialog::correction() const
{
    jobs::Correction correction = m_correction;
    correction.category = m_category->currentText();
    correction.details = m_details->toPlainText().trimmed();
    return correction;
}

void InaccuracyDialog::submit()
{
    if (isFalsePositive()) {
        emit falsePositiveChosen();
        accept();
        return;
    }
    if (correction().details.isEmpty()) {
        setError(tr("Say what is wrong: the details are required."));
        m_details->setFocus();
        return;
    }
    emit submitted();
    accept();
}

} // namespace parapet::views
