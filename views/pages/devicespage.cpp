// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/devicespage.h"

#include "models/domain/terms.h"
#include "models/items/filing.h"
#include "models/jobs/contextcsv.h"
#include "models/jobs/workflowjobs.h"
#include "views/dialogs/contextcsvdialog.h"
#include "views/dialogs/devicegroupdialog.h"
#include "views/dialogs/namedialog.h"
#include "views/dialogs/removetagsdialog.h"
#include "views/pages/devicevaluemenu.h"
#include "views/panels/devicepanel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
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
    panel->setValueMenu(valueMenu([panel] { return QStringList{panel->objectId()}; }, panel));
    addSelectionActions();
    QPushButton* csv = header().addAction(u"contextFromCsv"_s, tr("Change from CSV …"));
    csv->setToolTip(tr("Device value, internet facing, tags and group of many devices; shows what "
                       "would change before it is written"));
    connect(csv, &QPushButton::clicked, this, &DevicesPage::chooseCsv);
    connect(&context.library, &items::Library::changed, this, &DevicesPage::askChoices);
    askChoices();
}

void DevicesPage::addSelectionActions()
{
    const Ids ticked = [this] { return pane(0).model().checkedIds(); };
    SelectionBar& bar = pane(0).selectionBar();
    QPushButton* value = bar.addAction(u"selectionValue"_s, tr("Device value"));
    value->setMenu(valueMenu(ticked, value));
    QPushButton* facing = bar.addAction(u"selectionFacing"_s, tr("Internet facing"));
    auto* answers = new QMenu(facing);
    addAnswers(answers, ticked);
    facing->setMenu(answers);
    const auto add = [&](const QString& name, const QString& text, auto ask) {
        connect(bar.addAction(name, text), &QPushButton::clicked, this,
            [this, ticked, ask] { (this->*ask)(ticked()); });
    };
    add(u"selectionGroup"_s, tr("Device group …"), &DevicesPage::askGroup);
    add(u"selectionTag"_s, tr("Add tag …"), &DevicesPage::askTag);
    add(u"selectionRemoveTags"_s, tr("Remove tags …"), &DevicesPage::askTagsToRemove);
    connect(&pane(0), &ListPane::rowMenuOpening, this, &DevicesPage::fillRowMenu);
}

void DevicesPage::fillRowMenu(QMenu* menu, const QStringList& ids)
{
    if (ids.isEmpty())
        return;
    const Ids selected = [ids] { return ids; };
    menu->addSeparator();
    menu->addMenu(valueMenu(selected, menu));
    addAnswers(menu->addMenu(tr("Internet facing")), selected);
    const auto add = [&](const QString& name, const QString& text, auto ask) {
        QAction* action = menu->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, ids, ask] { (this->*ask)(ids); });
    };
    add(u"rowGroup"_s, tr("Device group …"), &DevicesPage::askGroup);
    add(u"rowTag"_s, tr("Add tag …"), &DevicesPage::askTag);
    add(u"rowRemoveTags"_s, tr("Remove tags …"), &DevicesPage::askTagsToRemove);
}

QMenu* DevicesPage::valueMenu(const Ids& ids, QWidget* parent)
{
    auto* menu = new DeviceValueMenu(context(), ids, parent);
    connect(menu, &DeviceValueMenu::chosen, this,
        [this](domain::DeviceValue value, const QStringList& devices) {
            domain::ContextChange wanted;
            wanted.value = value;
            change(devices, wanted, tr("value %1").arg(domain::text(value)));
        });
    return menu;
}

void DevicesPage::addAnswers(QMenu* menu, const Ids& ids)
{
    for (const bool yes : {true, false}) {
        connect(menu->addAction(yes ? tr("Yes") : tr("No")), &QAction::triggered, this,
            [this, yes, ids] {
                domain::ContextChange wanted;
                wanted.internetFacing = yes;
                change(ids(), wanted, yes ? tr("internet facing") : tr("not internet facing"));
            });
    }
}

void DevicesPage::change(
    const QStringList& ids, const domain::ContextChange& change, const QString& words)
{
    submit(
        {{ids, change}}, counted(ids.size(), tr("1 device: %2"), tr("%1 devices: %2")).arg(words));
}

void DevicesPage::askGroup(const QStringList& ids)
{
    auto* dialog = new DeviceGroupDialog(context(), ids.size(), this);
    connect(dialog, &DeviceGroupDialog::submitted, this, [this, ids](const QString& group) {
        domain::ContextChange wanted;
        wanted.group = group;
        change(ids, wanted,
            group.isEmpty() ? tr("device group as imported") : tr("device group %1").arg(group));
    });
    dialog->open();
}

void DevicesPage::askTag(const QStringList& ids)
{
    auto* dialog = new NameDialog(context().theme, tr("Add a tag"),
        tr("Tag for %1").arg(counted(ids.size(), tr("1 device"), tr("%1 devices"))), tr("Add tag"),
        this);
    dialog->setObjectName(u"tagDialog"_s);
    connect(dialog, &NameDialog::named, this, [this, ids](const QString& tag) {
        domain::ContextChange wanted;
        wanted.addTags = {tag};
        change(ids, wanted, tr("tag %1").arg(tag));
    });
    dialog->open();
}

void DevicesPage::askTagsToRemove(const QStringList& ids)
{
    auto* dialog = new RemoveTagsDialog(context(), ids, this);
    connect(dialog, &RemoveTagsDialog::submitted, this, [this, ids](const QStringList& tags) {
        domain::ContextChange wanted;
        wanted.removeTags = tags;
        change(ids, wanted, tr("without tag %1").arg(tags.join(u", "_s)));
    });
    dialog->open();
}

void DevicesPage::submit(const Changes& changes, const QString& words)
{
    follow(jobs::startChangingDevices(context().desk, changes),
        [this, words](const jobs::Outcome& outcome) { tellChanged(words, outcome.undoSteps); });
}

void DevicesPage::tellChanged(const QString& words, const QStringList& steps)
{
    const UndoStep undo(words, [this, steps] {
        follow(jobs::startUndoingDevices(context().desk, steps), [this](const jobs::Outcome&) {
            tell(InlineMessage::Kind::Done, tr("Undone: the devices are as they were."));
        });
    });
    tellUndoable(words, undo);
}

void DevicesPage::chooseCsv()
{
    auto* dialog = new FileDialog(this, tr("Change devices from a CSV"), {},
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
                    tellChanged(outcome.message, outcome.undoSteps);
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
