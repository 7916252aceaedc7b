// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/clockspage.h"

#include "models/domain/terms.h"
#include "views/dialogs/policydaysdialog.h"
#include "views/panels/devicepanel.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/needswriting.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/tableview.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

ListSpec spec()
{
    ListSpec list;
    list.kind = domain::Kind::DueDates;
    list.name = u"clocks"_s;
    list.title = ClocksPage::tr("Policy clocks");
    list.columns = {u"deviceName"_s, u"cveId"_s, u"severity"_s, u"dueOn"_s, u"overdueDays"_s,
        u"status"_s, u"relatedSoftware"_s, u"firstSeen"_s, u"rbacGroupName"_s, u"inKev"_s};
    list.sort = u"dueOn:asc"_s;
    list.example = u"overdueDays > 30 and severity == \"Critical\""_s;
    list.countWords = ClocksPage::tr("%1 due dates");
    list.countOne = ClocksPage::tr("1 due date");
    list.emptySentence = ClocksPage::tr("No weakness is open on an active device.");
    ChipSpec status{u"statusChip"_s, ClocksPage::tr("Status"), {}, {u"Overdue"_s, u"Due soon"_s}};
    for (const QString& word : {u"Overdue"_s, u"Due soon"_s, u"On time"_s, u"No date"_s})
        status.choices.append({word, word, u"status == "_s + kqlQuoted(word)});
    ChipSpec severity{u"severityChip"_s, ClocksPage::tr("Severity"), {}, {}};
    using enum domain::Severity;
    for (const auto value : {Critical, High, Medium, Low}) {
        const QString word = domain::text(value);
        severity.choices.append({word, word, u"severity == "_s + kqlQuoted(word)});
    }
    ChipSpec threats{u"threatsChip"_s, ClocksPage::tr("Threats"),
        {{u"kev"_s, ClocksPage::tr("Known exploited"), u"inKev == true"_s},
            {u"internet"_s, ClocksPage::tr("Internet facing"), u"isInternetFacing == true"_s}},
        {}};
    list.chips = {status, severity, threats};
    return list;
}

QString textOf(const items::TableModel& model, int row, QStringView field)
{
    const domain::Value value = model.value(row, field);
    const auto* text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

} // namespace

ClocksPage::ClocksPage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"clocks"_s, tr("Policy clocks"), parent)
{
    QPushButton* days = header().addAction(u"policyDays"_s, tr("Days by severity …"));
    days->setToolTip(tr("How many days a weakness may stay open, by its severity"));
    needsWriting(context.desk, days);
    ListPane& list = addPane(spec(), new DevicePanel(context));
    connect(days, &QPushButton::clicked, this, &ClocksPage::editDays);
    // A row is a device and a CVE: a click shows the device, Enter goes to the CVE.
    connect(&list.table(), &TableView::rowClicked, this, [this](const QModelIndex& index) {
        const QString device = textOf(pane(0).model(), index.row(), u"deviceId");
        if (!device.isEmpty())
            openObject(device);
    });
    connect(&list.table(), &TableView::rowActivated, this, [this](const QModelIndex& index) {
        const QString cve = textOf(pane(0).model(), index.row(), u"cveId");
        if (!cve.isEmpty())
            emit navigate({u"weaknesses"_s, {}, {}, cve, {}});
    });
}

void ClocksPage::editDays()
{
    auto* dialog = new PolicyDaysDialog(context(), this);
    connect(dialog, &PolicyDaysDialog::submitted, this, [this, dialog] {
        follow(context().desk.setPolicySettings(dialog->settings()),
            [this](const jobs::Outcome& outcome) {
                tell(InlineMessage::Kind::Done, outcome.message);
            });
    });
    dialog->open();
}

} // namespace parapet::views
