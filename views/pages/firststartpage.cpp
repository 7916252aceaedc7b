// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/firststartpage.h"

#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

FirstStartPage::FirstStartPage(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_sentence(new TextLabel(theme, TextRole::PageTitle))
    , m_hint(new TextLabel(theme, TextRole::Body, Tone::Muted))
    , m_import(new QPushButton(tr("Import a snapshot")))
    , m_demo(new QPushButton(tr("Look at the demo fleet")))
{
    setObjectName(u"firstStartPage"_s);
    m_sentence->setText(tr("See which weakness of your devices to fix first."));
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setObjectName(u"firstStartHint"_s);
    m_import->setObjectName(u"firstStartImport"_s);
    m_import->setProperty("primary", true);
    m_demo->setObjectName(u"firstStartDemo"_s);
    auto* mark = new QLabel;
    mark->setPixmap(
        theme.icon(u"parapet"_s, Tone::Accent).pixmap(QSize(56, 56), devicePixelRatioF()));
    connect(&theme, &Theme::changed, mark, [mark, &theme] {
        mark->setPixmap(theme.icon(u"parapet"_s, Tone::Accent)
                            .pixmap(QSize(56, 56), mark->devicePixelRatioF()));
    });
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    buttons->addStretch(1);
    buttons->addWidget(m_import);
    buttons->addWidget(m_demo);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(48, 24, 48, 24);
    column->setSpacing(16);
    column->addStretch(4);
    column->addWidget(mark, 0, Qt::AlignHCenter);
    column->addWidget(m_sentence);
    column->addLayout(buttons);
    column->addWidget(m_hint);
    column->addStretch(5);
    setBusy({});
    connect(m_import, &QPushButton::clicked, this, &FirstStartPage::importRequested);
    connect(m_demo, &QPushButton::clicked, this, &FirstStartPage::demoRequested);
}

void FirstStartPage::setBusy(const QString& what)
{
    m_import->setEnabled(what.isEmpty());
    m_demo->setEnabled(what.isEmpty());
    m_hint->setText(what.isEmpty()
            ? tr("Export files of Defender can also be dropped anywhere in this window.")
            : what);
}

} // namespace parapet::views
