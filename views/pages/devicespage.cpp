// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/devicespage.h"

#include "models/domain/terms.h"
#include "views/panels/devicepanel.h"
#include "views/vocabulary/kqltext.h"

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
        u"isInternetFacing"_s, u"healthStatus"_s, u"machineTags"_s, u"lastSeen"_s};
    list.sort = u"exposureScore:desc"_s;
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
        platforms(), facing, {u"groupChip"_s, DevicesPage::tr("Device group"), {}, {}}};
    return list;
}

} // namespace

DevicesPage::DevicesPage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"devices"_s, tr("Devices"), parent)
{
    addPane(spec(), new DevicePanel(context));
    connect(&context.library, &items::Library::changed, this, &DevicesPage::askGroups);
    askGroups();
}

void DevicesPage::askGroups()
{
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
