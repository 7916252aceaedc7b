// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/lostfilebanner.h"

#include "models/items/savecopy.h"
#include "views/widgets/filedialog.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

LostFileBanner::LostFileBanner(const PageContext& context, QWidget* parent)
    : Banner(context.theme, u"lostFileBanner"_s, u"warning"_s, parent)
    , m_context(context)
{
    auto* save = new QPushButton(tr("Save a copy …"));
    save->setObjectName(u"saveCopy"_s);
    line().addWidget(save);
    connect(save, &QPushButton::clicked, this, &LostFileBanner::chooseFile);
}

void LostFileBanner::setLost(bool lost)
{
    setWords(lost
            ? tr("%1 was deleted, moved or replaced. What was open is still shown, and nothing "
                 "more is written.")
                  .arg(QFileInfo(m_context.library.path()).fileName())
            : QString());
}

void LostFileBanner::chooseFile()
{
    auto* dialog = new FileDialog(m_context.settings, window(), tr("Save a copy"),
        QFileInfo(m_context.library.path()).fileName(), tr("Workspaces (*.parapet)"));
    dialog->setObjectName(u"saveCopyDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"parapet"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        items::saveCopy(m_context.library, file, this, [this](const base::Result<QString>& saved) {
            if (saved)
                emit copySaved(*saved);
            else
                emit copyFailed(saved.error().message);
        });
    });
    dialog->open();
}

} // namespace parapet::views
