// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/confirmbox.h"

#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

ConfirmBox::ConfirmBox(const Theme& theme, const QString& name, QWidget* parent)
    : QFrame(parent)
    , m_question(new TextLabel(theme, TextRole::Body))
    , m_yes(new QPushButton)
    , m_no(new QPushButton(tr("Keep it")))
{
    setProperty("card", true);
    setObjectName(name);
    m_question->setWordWrap(true);
    m_yes->setObjectName(name + u"Yes"_s);
    m_yes->setProperty("primary", true);
    m_no->setObjectName(name + u"No"_s);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_yes);
    buttons->addWidget(m_no);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_question);
    column->addLayout(buttons);
    connect(m_no, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        hide();
        emit confirmed();
    });
    hide();
}

void ConfirmBox::ask(const QString& question, const QString& yes)
{
    m_question->setText(question);
    m_yes->setText(yes);
    setAccessibleName(question);
    show();
    m_yes->setFocus();
}

} // namespace parapet::views
