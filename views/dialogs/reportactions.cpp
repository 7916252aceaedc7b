// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/reportactions.h"

#include "models/base/timetext.h"
#include "models/items/library.h"
#include "models/jobs/handoverjobs.h"
#include "views/dialogs/evidencedialog.h"
#include "views/widgets/filedialog.h"

#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

QByteArray pngOf(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

ReportActions::ReportActions(const PageContext& context, QWidget* owner)
    : QObject(owner)
    , m_context(context)
    , m_owner(owner)
{
}

void ReportActions::saveAs(const QString& title, const QString& name, const QStringList& filters,
    const std::function<void(const QString&)>& then)
{
    auto* dialog = new FileDialog(m_context.settings, m_owner->window(), title, name);
    dialog->setObjectName(u"saveReportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, then);
    dialog->open();
}

void ReportActions::chooseReport()
{
    saveAs(tr("Report"), u"report-"_s + base::isoDate(m_context.clock()) + u".pdf"_s,
        {tr("PDF (*.pdf)"), tr("HTML (*.html)")}, [this](const QString& file) {
            jobs::startReport(m_context.desk, m_context.library.scope(), file);
        });
}

void ReportActions::chooseEvidence()
{
    auto* dialog = new EvidenceDialog(m_context, m_owner->window());
    connect(dialog, &EvidenceDialog::submitted, this, [this, dialog] {
        jobs::EvidenceRequest request;
        request.list = dialog->list();
        request.filter = dialog->filter();
        request.view = m_context.library.scope();
        const QImage picture = dialog->wantsPicture() && m_camera ? m_camera() : QImage();
        saveAs(tr("Evidence pack"), u"evidence-"_s + base::isoDate(m_context.clock()) + u".zip"_s,
            {tr("Zip (*.zip)")}, [this, request, picture](const QString& file) {
                jobs::EvidenceRequest named = request;
                named.file = file;
                std::function<QByteArray()> encode;
                if (!picture.isNull())
                    encode = [picture] { return pngOf(picture); };
                jobs::startEvidence(m_context.desk, named, encode);
            });
    });
    dialog->open();
}

} // namespace parapet::views
