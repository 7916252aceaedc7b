// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/aboutdialog.h"

#include "views/widgets/textlabel.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

AboutDialog::AboutDialog(const Theme& theme, const QString& workspacePath, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setWindowTitle(tr("About Parapet"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(480);
    auto* mark = new QLabel;
    mark->setPixmap(
        theme.icon(u"parapet"_s, Tone::Accent).pixmap(QSize(40, 40), devicePixelRatioF()));
    auto* name = new TextLabel(theme, TextRole::PageTitle);
    name->setText(u"Parapet " PARAPET_VERSION ""_s);
    auto* sentence = new TextLabel(theme, TextRole::Body, Tone::Muted);
    sentence->setText(tr("Threat and vulnerability management on the desktop of a security admin. "
                         "Everything stays on this computer."));
    sentence->setWordWrap(true);
    const QList<QPair<QString, QString>> facts{
        {tr("Version"), QStringLiteral(PARAPET_VERSION)},
        {tr("Qt"), QString::fromLatin1(qVersion())},
        {tr("System"), QSysInfo::prettyProductName()},
        {tr("Workspace"), workspacePath},
        {tr("Licence"), tr("GPL, version 3 or later")},
        {tr("Built with"),
            u"Qt Widgets, Charts and Svg; SQLite; simdjson; libarchive; ISA-L; "
            "tl::expected"_s},
    };
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(6);
    QStringList text;
    for (const auto& [label, value] : facts) {
        auto* caption = new TextLabel(theme, TextRole::Body, Tone::Muted);
        caption->setText(label);
        auto* words = new TextLabel(theme, TextRole::Body);
        words->setText(value);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        form->addRow(caption, words);
        text.append(u"%1: %2"_s.arg(label, value));
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copy = buttons->addButton(tr("Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copyAbout"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 16);
    column->setSpacing(12);
    column->addWidget(mark);
    column->addWidget(name);
    column->addWidget(sentence);
    column->addLayout(form);
    column->addStretch(1);
    column->addWidget(buttons);
    // wrapped texts need more height than the first size of a dialog on a small screen allows
    setMinimumHeight(column->totalHeightForWidth(minimumWidth()));
    connect(copy, &QPushButton::clicked, this,
        [text] { QGuiApplication::clipboard()->setText(text.join(u'\n')); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
}

} // namespace parapet::views
