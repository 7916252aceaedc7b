// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/devicespage.h"

#include "models/domain/terms.h"
#include "models/items/filing.h"
#include "models/jobs/contextcsv.h"
#include "models/jobs/workflowjobs.h"
#include "views/dialogs/contextcsvdialog.h"
#include "views/pages/deviceactions.h"
#include "views/pages/rowwork.h"
#include "views/panels/devicepanel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/needswriting.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/pageheader.h"
#include "views/widgets/selectionbar.h"

#include <QFileDialog>
#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

ChipSpec wordChip(
    const QString& name, const QString& title, const QString& field, const QStringList& words)
{
    ChipSpec chip{name, title, {}, {}};
    for (const QString& word : words)
        chip.choices.append({word, word, field + u" == "_s + kqlQuoted(word)});
    return chip;
}

ChipSpec platforms()
{
    return {u"platformChip"_s, DevicesPage::tr("OS platform"),
        {{u"win11"_s, DevicesPage::tr("Windows 11"), u"osPlatform startswith \"Windows11\""_s},
            {u"win10"_s, DevicesPage::tr("Windows 10"), u"osPlatform startswith \"Windows10\""_s},
            {u"win8"_s, DevicesPage::tr("Windows 8.1"), u"osPlatform startswith \"Windows8\""_s},
            {u"win7"_s, DevicesPage::tr("Windows 7"), u"osPlatform startswith \"Windows7\""_s},
            {u"server"_s, DevicesPage::tr("Windows Server"),
                u"osPlatform startswith \"WindowsServer\""_s},
            {u"linux"_s, DevicesPage::tr("Linux"),
                u"osPlatform in~ (\"Linux\", \"Ubuntu\", \"Debian\", \"RedHatEnterpriseLinux\", "
                u"\"CentOS\", \"SLES\", \"Fedora\", \"OracleLinux\", \"AmazonLinux\")"_s},
            {u"macos"_s, DevicesPage::tr("macOS"), u"osPlatform startswith \"macOS\""_s},
            {u"mobile"_s, DevicesPage::tr("iOS and Android"),
                u"osPlatform in~ (\"iOS\", \"iPadOS\", \"Android\")"_s}},
        {}};
}

ChipSpec risks()
{
    ChipSpec chip = wordChip(u"riskChip"_s, DevicesPage::tr("Risk level"), u"riskScore"_s,
        {u"High"_s, u"Medium"_s, u"Low"_s, u"Informational"_s});
    chip.choices.append({u"None"_s, DevicesPage::tr("No known risks"), u"riskScore == \"None\""_s});
    chip.choices.append(
        {u"untold"_s, DevicesPage::tr("Not told by the export"), u"isempty(riskScore)"_s});
    return chip;
}

/// The words of the exports; some devices have two of them in one.
ChipSpec healthStates()
{
    const auto holds = [](const QString& word) {
        return QString(u"healthStatus contains "_s + kqlQuoted(word));
    };
    return {u"healthChip"_s, DevicesPage::tr("Health state"),
        {{u"active"_s, DevicesPage::tr("Active"), u"healthStatus =~ \"Active\""_s},
            {u"inactive"_s, DevicesPage::tr("Inactive"), u"healthStatus =~ \"Inactive\""_s},
            {u"noData"_s, DevicesPage::tr("No sensor data"), holds(u"NoSensorData"_s)},
            {u"impaired"_s, DevicesPage::tr("Impaired communications"),
                holds(u"ImpairedCommunication"_s)},
            {u"misconfigured"_s, DevicesPage::tr("Misconfigured"), holds(u"Misconfigured"_s)}},
        {}};
}

ChipSpec onboardingStates()
{
    ChipSpec chip{u"onboardingChip"_s, DevicesPage::tr("Onboarding status"), {}, {}};
    for (const QString& word :
        {u"onboarded"_s, u"CanBeOnboarded"_s, u"Unsupported"_s, u"InsufficientInfo"_s})
        chip.choices.append(
            {word, onboardingWords(word), u"onboardingStatus =~ "_s + kqlQuoted(word)});
    chip.choices.append(
        {u"untold"_s, DevicesPage::tr("Not told by the export"), u"isempty(onboardingStatus)"_s});
    return chip;
}

ChipSpec exclusionStates()
{
    return {u"exclusionChip"_s, DevicesPage::tr("Exclusion state"),
        {{u"no"_s, DevicesPage::tr("Not excluded"), u"isExcluded == false"_s},
            {u"yes"_s, DevicesPage::tr("Excluded"), u"isExcluded == true"_s}},
        {}};
}

ListSpec spec()
{
    using enum domain::ExposureLevel;
    using domain::text;
    ListSpec list;
    list.kind = domain::Kind::Devices;
    list.name = u"devices"_s;
    list.title = DevicesPage::tr("Devices");
    list.columns = {u"computerDnsName"_s, u"exposureLevel"_s, u"exposureScore"_s, u"riskScore"_s,
        u"weaknesses"_s, u"osPlatform"_s, u"version"_s, u"rbacGroupName"_s, u"deviceValue"_s,
        u"isInternetFacing"_s, u"healthStatus"_s, u"machineTags"_s, u"lastSeen"_s, u"domain"_s};
    list.sort = u"exposureScore:desc"_s;
    list.checkable = true;
    list.example = u"exposureScore > 80 and isInternetFacing == true"_s;
    list.countWords = DevicesPage::tr("%1 devices");
    list.countOne = DevicesPage::tr("1 device");
    list.emptySentence = DevicesPage::tr("No device yet: import a snapshot.");
    ChipSpec facing{u"facingChip"_s, DevicesPage::tr("Internet facing"),
        {{u"yes"_s, DevicesPage::tr("Yes"), u"isInternetFacing == true"_s},
            {u"no"_s, DevicesPage::tr("No"), u"isInternetFacing == false"_s}},
        {}};
    using Value = domain::DeviceValue;
    list.chips = {wordChip(u"levelChip"_s, DevicesPage::tr("Exposure level"), u"exposureLevel"_s,
                      {text(High), text(Medium), text(Low), text(NoData)}),
        wordChip(u"valueChip"_s, DevicesPage::tr("Device value"), u"deviceValue"_s,
            {text(Value::High), text(Value::Normal), text(Value::Low)}),
        risks(), platforms(), healthStates(), onboardingStates(), exclusionStates(), facing,
        {u"groupChip"_s, DevicesPage::tr("Device group"), {}, {}},
        {u"tagsChip"_s, DevicesPage::tr("Tags"), {}, {}}};
    return list;
}

} // namespace

DevicesPage::DevicesPage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"devices"_s, tr("Devices"), parent)
{
    auto* panel = new DevicePanel(context);
    addPane(spec(), panel);
    panel->setValueMenu(
        work().devices().valueMenu([panel] { return QStringList{panel->objectId()}; }, panel));
    auto* more = new QMenu(panel);
    more->setObjectName(u"panelMoreMenu"_s);
    connect(more, &QMenu::aboutToShow, this, [this, more, panel] {
        more->clear(); // the submenus go with it
        qDeleteAll(more->findChildren<QMenu*>());
        work().devices().fillRest(*more, {panel->objectId()});
    });
    panel->setMoreMenu(more);
    addSelectionActions();
    QPushButton* csv = header().addAction(u"contextFromCsv"_s, tr("Change from CSV …"));
    csv->setToolTip(tr("Device value, internet facing, tags and group of many devices; shows what "
                       "would change before it is written"));
    connect(csv, &QPushButton::clicked, this, &DevicesPage::chooseCsv);
    needsWriting(context.desk, csv);
    connect(&context.library, &items::Library::changed, this, &DevicesPage::askChoices);
    askChoices();
}

void DevicesPage::addSelectionActions()
{
    DeviceActions& actions = work().devices();
    const DeviceActions::Ids ticked = [this] { return pane(0).model().checkedIds(); };
    SelectionBar& bar = pane(0).selectionBar();
    QPushButton* value = bar.addAction(u"selectionValue"_s, tr("Device value"));
    value->setMenu(actions.valueMenu(ticked, value));
    QPushButton* facing = bar.addAction(u"selectionFacing"_s, tr("Internet facing"));
    auto* answers = new QMenu(facing);
    actions.addAnswers(*answers, ticked);
    facing->setMenu(answers);
    const auto add = [&](const QString& name, const QString& text, auto ask) {
        QPushButton* button = bar.addAction(name, text);
        connect(button, &QPushButton::clicked, &actions,
            [&actions, ticked, ask] { (actions.*ask)(ticked()); });
        needsWriting(context().desk, button);
    };
    add(u"selectionGroup"_s, tr("Device group …"), &DeviceActions::askGroup);
    add(u"selectionTag"_s, tr("Add tag …"), &DeviceActions::askTag);
    add(u"selectionRemoveTags"_s, tr("Remove tags …"), &DeviceActions::askTagsToRemove);
    needsWriting(context().desk, value);
    needsWriting(context().desk, facing);
}

void DevicesPage::chooseCsv()
{
    auto* dialog = new FileDialog(context().settings, this, tr("Change devices from a CSV"), {},
        tr("CSV (*.csv *.txt)") + u";;"_s + tr("All files (*)"));
    dialog->setObjectName(u"contextFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &DevicesPage::changeFrom);
    dialog->open();
}

void DevicesPage::changeFrom(const QString& file)
{
    auto* dialog = new ContextCsvDialog(context(), file, this);
    connect(dialog, &ContextCsvDialog::applied, this,
        [this](const QString& from, const QByteArray& sum) {
            follow(jobs::startContexts(context().desk, from, sum),
                [this](const jobs::Outcome& outcome) {
                    work().devices().tellChanged(outcome.message, outcome.undoSteps);
                });
        });
    dialog->open();
}

void DevicesPage::askChoices()
{
    items::askTagsInUse(context().library, this,
        [this](const base::Result<std::vector<std::pair<QString, qint64>>>& tags) {
            if (!tags)
                return;
            QList<ChipChoice> choices;
            for (const auto& [tag, devices] : *tags)
                choices.append({tag, tag, u"machineTags == "_s + kqlQuoted(tag)});
            pane(0).setChoices(u"tagsChip"_s, choices);
        });
    context().library.overview(this, [this](base::Result<domain::Overview> overview) {
        if (!overview)
            return;
        QList<ChipChoice> choices;
        for (const QString& group : overview->groups)
            choices.append({group, group, u"rbacGroupName == "_s + kqlQuoted(group)});
        pane(0).setChoices(u"groupChip"_s, choices);
    });
}

} // namespace parapet::views
