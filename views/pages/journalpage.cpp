// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/journalpage.h"

#include "models/items/journalwords.h"
#include "views/panels/journalpanel.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/widgets/pageheader.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

ListSpec spec()
{
    ListSpec list;
    list.kind = domain::Kind::Journal;
    list.name = u"journal"_s;
    list.title = JournalPage::tr("Journal");
    list.columns = {
        u"date"_s, u"user"_s, u"action"_s, u"objectType"_s, u"object"_s, u"before"_s, u"after"_s};
    list.sort = u"id:desc"_s;
    list.example = u"user == \"alice\" and date > ago(30d)"_s;
    list.countWords = JournalPage::tr("%1 entries");
    list.countOne = JournalPage::tr("1 entry");
    list.emptySentence = JournalPage::tr("Nobody changed anything yet. Activities, exceptions, "
                                         "device context, settings and imports are told here.");
    ChipSpec when{u"whenChip"_s, JournalPage::tr("Date"),
        {{u"7"_s, JournalPage::tr("Last 7 days"), u"date > ago(7d)"_s},
            {u"30"_s, JournalPage::tr("Last 30 days"), u"date > ago(30d)"_s},
            {u"90"_s, JournalPage::tr("Last 90 days"), u"date > ago(90d)"_s}},
        {}};
    // their choices are the words that the journal has
    list.chips = {when, {u"whoChip"_s, JournalPage::tr("Who"), {}, {}},
        {u"changeChip"_s, JournalPage::tr("Kind of change"), {}, {}},
        {u"recordChip"_s, JournalPage::tr("Record"), {}, {}}};
    return list;
}

QList<ChipChoice> choicesOf(
    const QString& field, const QStringList& words, QString (*textOf)(const QString&))
{
    QList<ChipChoice> choices;
    for (const QString& word : words)
        choices.append({word, textOf(word), field + u" == "_s + kqlQuoted(word)});
    return choices;
}

QString asItIs(const QString& word)
{
    return word.isEmpty() ? JournalPage::tr("Not told") : word;
}

QString recordWords(const QString& objectType)
{
    const std::pair<QLatin1StringView, QString> known[]{
        {"exception"_L1, JournalPage::tr("Exception")},
        {"remediation"_L1, JournalPage::tr("Remediation activity")},
        {"device"_L1, JournalPage::tr("Device")}, {"setting"_L1, JournalPage::tr("Setting")},
        {"feed"_L1, JournalPage::tr("Feed")}, {"snapshot"_L1, JournalPage::tr("Snapshot")}};
    for (const auto& [word, words] : known)
        if (objectType == word)
            return words;
    return asItIs(objectType);
}

} // namespace

JournalPage::JournalPage(const PageContext& context, QWidget* parent)
    : ListPage(context, u"journal"_s, tr("Journal"), parent)
{
    QPushButton* check = header().addAction(u"journalVerify"_s, tr("Verify"), u"done"_s);
    check->setToolTip(tr("Checks the chain of hashes: no entry was edited, taken out or moved"));
    addPane(spec(), new JournalPanel(context));
    connect(check, &QPushButton::clicked, this, &JournalPage::verify);
    connect(&context.library, &items::Library::changed, this, &JournalPage::askChoices);
    askChoices();
}

void JournalPage::askChoices()
{
    items::askJournalWords(
        context().library, this, [this](const base::Result<domain::JournalWords>& words) {
            if (!words) // no workspace yet
                return;
            ListPane& list = pane(0);
            list.setChoices(u"whoChip"_s, choicesOf(u"user"_s, words->users, &asItIs));
            list.setChoices(u"changeChip"_s, choicesOf(u"action"_s, words->actions, &asItIs));
            list.setChoices(
                u"recordChip"_s, choicesOf(u"objectType"_s, words->objectTypes, &recordWords));
        });
}

void JournalPage::verify()
{
    tell(InlineMessage::Kind::Info, tr("Checking every entry …"));
    context().library.verifyJournal(
        {}, this, [this](const base::Result<jobs::JournalState>& state) {
            if (!state) {
                tell(InlineMessage::Kind::Error, state.error().message);
                return;
            }
            if (state->faults.empty()) {
                tell(InlineMessage::Kind::Done,
                    counted(state->entries, tr("1 entry, sound."), tr("%1 entries, all sound."))
                        + u' '
                        + tr("Note the last hash elsewhere to prove later that nothing was cut "
                             "off: %1")
                              .arg(state->head));
                return;
            }
            const auto& [entry, fault] = state->faults.front();
            tell(InlineMessage::Kind::Error,
                tr("The journal was changed from outside. %1 (entry %2; %3 in all)")
                    .arg(fault, QString::number(entry), QString::number(state->faults.size())));
        });
}

} // namespace parapet::views
