// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Working with activities and exceptions: what a request chooses, how devices and groups stand in
// the flyouts, several rows at once, and what was completed long ago.
#include "models/base/timetext.h"
#include "models/jobs/workflowjobs.h"
#include "tests/views/remediationfixture.h"
#include "views/dialogs/activitydialog.h"
#include "views/dialogs/exceptiondialog.h"
#include "views/dialogs/extenddialog.h"
#include "views/dialogs/groupchooser.h"
#include "views/dialogs/requestremediationdialog.h"
#include "views/panels/objectpanel.h"
#include "views/panels/relatedlist.h"
#include "views/vocabulary/changewords.h"
#include "views/widgets/pageheader.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using domain::Kind;
using domain::RemediationType;

class TestRemediationWork : public QObject, private parapet::tests::RemediationFixture
{
    Q_OBJECT

private:
    QStringList m_groups;

    [[nodiscard]] ObjectPanel* panel(const QString& name)
    {
        return m_page->findChild<ObjectPanel*>(name);
    }
    [[nodiscard]] QString message()
    {
        return m_page->findChild<InlineMessage*>(u"pageMessage"_s)->text();
    }
    /// Ids of rows that pass a filter, in order.
    [[nodiscard]] QStringList idsOf(Kind kind, const QString& filter)
    {
        items::TableModel rows(*m_workspace.library, kind);
        rows.setFilter(filter);
        (void)QTest::qWaitFor([&rows] { return !rows.isLoading(); }, 20'000);
        QStringList ids;
        for (int row = 0; row < rows.rowCount(); ++row)
            ids.append(rows.idAt(row));
        return ids;
    }
    [[nodiscard]] bool request(const QString& recommendation)
    {
        domain::RemediationRequest asked;
        asked.recommendation = recommendation;
        return requestRemediation(asked);
    }
    [[nodiscard]] bool file(const QString& recommendation, const QStringList& groups)
    {
        domain::ExceptionRequest asked;
        asked.recommendation = recommendation;
        asked.justification = domain::Justification::AlternateMitigation;
        asked.context = u"Behind a proxy"_s;
        asked.groups = groups;
        asked.expiresOn = tests::demoNow + 30 * 86'400'000LL;
        return m_workspace.waitForJob(m_workspace.desk->fileException(asked));
    }
    /// The rows of a list of a flyout, once it is shown.
    [[nodiscard]] TableView* related(ObjectPanel& flyout, const QString& kind, int tab)
    {
        flyout.setCurrentTab(tab);
        TableView* table = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                table = flyout.findChild<TableView*>(kind + u"RelatedTable"_s);
                return table && table->isVisible() && table->model()->rowCount() > 0
                    && !table->model()->index(0, 0).data(items::LoadingRole).toBool();
            },
            20'000);
        return table;
    }
    static bool chooseIn(QWidget& place, const QString& chip, const QString& words)
    {
        auto* button = place.findChild<FilterChip*>(chip);
        for (QAction* action : button->menu()->actions())
            if (action->text() == words) {
                action->trigger();
                return true;
            }
        return false;
    }
    [[nodiscard]] bool triggerInRowMenu(const QString& action)
    {
        const QModelIndex first = m_driver->table().model()->index(0, 1);
        emit m_driver->table().customContextMenuRequested(
            m_driver->table().visualRect(first).center());
        auto* menu = m_driver->table().findChild<QMenu*>(u"rowMenu"_s);
        auto* found = menu ? menu->findChild<QAction*>(action) : nullptr;
        if (found)
            found->trigger();
        if (menu)
            menu->close();
        return found != nullptr;
    }
    void showExceptions()
    {
        auto* tabs = m_page->findChild<QTabBar*>(u"pageTabs"_s);
        tabs->setCurrentIndex(1);
        QVERIFY(m_driver->settle());
    }
    static QString exported(const QString& path)
    {
        QFile csv(path);
        return csv.open(QIODevice::ReadOnly) ? QString::fromUtf8(csv.readAll()) : QString();
    }

private slots:
    void initTestCase()
    {
        QVERIFY(makeWorkspace(u"weaknesses > 0 and remediationType == \"Update\" and "
                              u"exposedMachinesCount > 3"_s));
        bool answered = false;
        m_workspace.library->overview(this, [&](const base::Result<domain::Overview>& overview) {
            if (overview)
                m_groups = QStringList(overview->groups.begin(), overview->groups.end());
            answered = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(answered, 20'000);
        QVERIFY(m_groups.size() >= 3);
    }
    void init() { QVERIFY(openPage()); }
    void cleanup()
    {
        closePage();
        for (const QString& id :
            idsOf(Kind::Exceptions, u"status in (\"In effect\", \"Suspended\")"_s))
            QVERIFY(m_workspace.waitForJob(m_workspace.desk->cancelException(id)));
        const QStringList activities = idsOf(Kind::Remediations, {});
        if (!activities.isEmpty())
            QVERIFY(m_workspace.waitForJob(jobs::startWithdrawing(*m_workspace.desk, activities)));
    }

    void targetsAreToldWithTheirState()
    {
        QVERIFY(request(m_recommendation));
        QVERIFY(m_driver->waitForRows(1));
        m_driver->clickRow(0, u"title"_s);
        ObjectPanel* flyout = panel(u"remediationsPanel"_s);
        QTRY_COMPARE(flyout->facts().text(u"id"), m_driver->model().idAt(0));
        QStringList told;
        for (const QLabel* label : flyout->findChildren<QLabel*>())
            told.append(label->text());
        const QString words = told.join(u'\n');
        QVERIFY(words.contains(u"Remediation steps"));
        QVERIFY(words.contains(u"Ticket"));
        QVERIFY(words.contains(u"Pending"));
        TableView* devices = related(*flyout, u"remediation-devices"_s, 1);
        QVERIFY(devices);
        const auto targets = static_cast<int>(flyout->facts().count(u"targetDevices"));
        QCOMPARE(devices->model()->rowCount(), targets);
        const auto list = flyout->findChild<RelatedList*>(u"remediation-devicesRelated"_s);
        QCOMPARE(list->model()->value(0, u"status"), domain::Value(u"Exposed"_s));
        QVERIFY(chooseIn(*list, u"targetStateChip"_s, u"Fixed"_s));
        QTRY_COMPARE(list->model()->rowCount(), 0);
        QVERIFY(chooseIn(*list, u"targetStateChip"_s, u"Left (still exposed)"_s)); // both
        QTRY_COMPARE(list->model()->rowCount(), targets);
        m_driver->click(u"remediation-devicesRelatedExport"_s);
        auto* dialog = m_page->findChild<QFileDialog*>(u"fileDialog"_s);
        QVERIFY(dialog);
        const QString path = m_workspace.path(u"targets.csv"_s);
        emit dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 20'000);
        const QString csv = exported(path);
        QVERIFY(csv.startsWith(u"computerDnsName,status,exposedAgain,itStatus"));
        QCOMPARE(csv.count(u",Exposed,"), targets);
        TableView* history = related(*flyout, u"journal"_s, 3);
        QVERIFY(history);
        QCOMPARE(history->model()->rowCount(), 1);
        const auto* entries = flyout->findChild<RelatedList*>(u"journalRelated"_s);
        QCOMPARE(entries->model()->value(0, u"action"), domain::Value(u"Created"_s));
    }

    void changesAreToldInWords()
    {
        QCOMPARE(changeWords(u"{\"dueOn\":\"2026-09-01\",\"groups\":[\"A\",\"B\"]}"_s),
            u"Due date: 2026-09-01, Device groups: A, B"_s);
        QCOMPARE(changeWords(u"{\"type\":\"AttentionRequired\"}"_s),
            u"Remediation type: Attention required"_s);
        QCOMPARE(changeWords(u"{\"file\":\"kev.json\",\"version\":\"2026.08.01\"}"_s),
            u"File: kev.json, Version: 2026.08.01"_s);
        QCOMPARE(changeWords(u"plain"_s), u"plain"_s);
        QCOMPARE(changeWords({}), QString());
    }

    void oneGroupIsCancelledInTheFlyout()
    {
        QVERIFY(file(m_recommendation, m_groups.first(2)));
        showExceptions();
        QVERIFY(m_driver->choose(u"exceptionStatusChip"_s, u"In effect"_s));
        QVERIFY(m_driver->waitForRows(1));
        m_driver->clickRow(0, u"title"_s);
        ObjectPanel* flyout = panel(u"exceptionsPanel"_s);
        QTRY_COMPARE(flyout->facts().text(u"id"), m_driver->model().idAt(0));
        QCOMPARE(m_page->findChild<QPushButton*>(u"panelCancelException"_s)->text(),
            u"Cancel exception for all device groups …"_s);
        TableView* groups = related(*flyout, u"exception-groups"_s, 1);
        QVERIFY(groups);
        auto* list = flyout->findChild<RelatedList*>(u"exception-groupsRelated"_s);
        QCOMPARE(list->model()->rowCount(), 2);
        auto* cancel = flyout->findChild<QPushButton*>(u"cancelGroup"_s);
        QVERIFY(!cancel->isEnabled()); // no group is chosen yet
        QTest::mouseClick(groups->viewport(), Qt::LeftButton, {},
            groups->visualRect(groups->model()->index(0, list->model()->columnOf(u"status")))
                .center());
        QVERIFY(cancel->isEnabled());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(flyout->findChild<QPushButton*>(u"cancelConfirmYes"_s)->isVisible());
        QCOMPARE(flyout->currentTab(), 0);
        m_driver->click(u"cancelConfirmYes"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message().contains(m_groups.first()), 20'000);
        QTRY_COMPARE(list->model()->value(0, u"status"), domain::Value(u"Canceled"_s));
        QCOMPARE(list->model()->value(1, u"status"), domain::Value(u"In effect"_s));
        QTRY_COMPARE(flyout->facts().list(u"groups"), QStringList{m_groups[1]});
        m_driver->click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(u"Undone"), 20'000);
        QTRY_COMPARE(list->model()->value(0, u"status"), domain::Value(u"In effect"_s));
        QTRY_COMPARE(flyout->facts().list(u"groups").size(), 2);
    }

    void aGlobalOneCannotBeCancelledForAGroup()
    {
        QVERIFY(file(m_recommendation, {}));
        showExceptions();
        QVERIFY(m_driver->choose(u"exceptionStatusChip"_s, u"In effect"_s));
        QVERIFY(m_driver->waitForRows(1));
        QCOMPARE(m_driver->texts(u"scope"_s).first(), u"Global"_s);
        QCOMPARE(m_driver->texts(u"scopeKind"_s).first(), u"Recommendation"_s);
        QCOMPARE(m_driver->texts(u"impactClass"_s).first(), u"Mitigation-like impact"_s);
        QVERIFY(!m_driver->texts(u"relatedComponent"_s).first().isEmpty());
        m_driver->clickRow(0, u"title"_s);
        ObjectPanel* flyout = panel(u"exceptionsPanel"_s);
        QTRY_COMPARE(flyout->facts().text(u"id"), m_driver->model().idAt(0));
        TableView* groups = related(*flyout, u"exception-groups"_s, 1);
        QVERIFY(groups);
        QCOMPARE(groups->model()->rowCount(), static_cast<int>(m_groups.size()));
        QTest::mouseClick(groups->viewport(), Qt::LeftButton, {},
            groups->visualRect(groups->model()->index(0, 3)).center());
        QVERIFY(!flyout->findChild<QPushButton*>(u"cancelGroup"_s)->isEnabled());
    }

    void theFormOffersWhatIsFree()
    {
        QVERIFY(file(m_recommendation, {m_groups.first()}));
        ExceptionSubject subject;
        subject.recommendation = m_recommendation;
        subject.title = u"Update it"_s;
        auto* dialog = new ExceptionDialog(m_workspace.context(), {subject}, m_page.get());
        dialog->open();
        auto* list = dialog->findChild<QListWidget*>(u"groupList"_s);
        QTRY_COMPARE(list->count(), static_cast<int>(m_groups.size()) - 1);
        auto* note = dialog->findChild<QLabel*>(u"groupNote"_s);
        QVERIFY(note->isVisible());
        QVERIFY2(note->text().startsWith(u"1 group already has one"), qPrintable(note->text()));
        QCOMPARE(dialog->requests().front().groups, QStringList()); // global at first
        dialog->findChild<QRadioButton*>(u"currentGroups"_s)->setChecked(true);
        QCOMPARE(dialog->requests().front().groups, m_groups.sliced(1));
        dialog->findChild<QRadioButton*>(u"someGroups"_s)->setChecked(true);
        QCOMPARE(dialog->requests().front().groups, QStringList());
        list->item(0)->setCheckState(Qt::Checked);
        QCOMPARE(dialog->requests().front().groups, QStringList{m_groups[1]});
        // without a patch can only be a CVE
        auto* justification = dialog->findChild<QComboBox*>(u"justification"_s);
        justification->setCurrentIndex(justification->findText(u"CVE with no patch"_s));
        QVERIFY(dialog->findChild<QComboBox*>(u"cve"_s)->isVisible());
        QTRY_VERIFY(!dialog->requests().front().cve.isEmpty());
        // another target: every group is free again
        QTRY_COMPARE(list->count(), static_cast<int>(m_groups.size()));
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    void onlyGroupsOfTheFilterAreOffered()
    {
        m_workspace.library->setScope({0, m_groups.first(2)});
        QSignalSpy changed(m_workspace.library.get(), &items::Library::scopeChanged);
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 20'000);
        ExceptionSubject subject;
        subject.recommendation = m_recommendation;
        auto* dialog = new ExceptionDialog(m_workspace.context(), {subject}, m_page.get());
        dialog->open();
        auto* current = dialog->findChild<QRadioButton*>(u"currentGroups"_s);
        QTRY_VERIFY(current->isChecked());
        QCOMPARE(dialog->requests().front().groups, m_groups.first(2));
        QTest::keyClick(dialog, Qt::Key_Escape);
        auto* form = new RequestRemediationDialog(m_workspace.context(),
            {m_workspace.rowOf(Kind::Recommendations, m_recommendation)}, m_page.get());
        form->open();
        QTRY_COMPARE(form->requests().first().groups, m_groups.first(2));
        QTest::keyClick(form, Qt::Key_Escape);
        m_workspace.library->setScope({});
        QTRY_COMPARE_WITH_TIMEOUT(changed.size(), 2, 20'000);
    }

    void manyGroupsAreSearched()
    {
        GroupChooser chooser(*m_workspace.theme, GroupChooser::Use::Exception);
        QStringList names;
        for (int i = 0; i < 25; ++i)
            names.append(u"Group %1"_s.arg(i, 2, 10, QLatin1Char('0')));
        chooser.setGroups(names.first(20));
        chooser.findChild<QRadioButton*>(u"someGroups"_s)->setChecked(true);
        chooser.show();
        auto* search = chooser.findChild<QLineEdit*>(u"groupSearch"_s);
        auto* all = chooser.findChild<QPushButton*>(u"tickAllGroups"_s);
        QVERIFY(!search->isVisible()); // 20 can be read
        chooser.setGroups(names);
        QVERIFY(search->isVisible());
        QVERIFY(!chooser.isComplete());
        QTest::keyClicks(search, u"group 2"_s);
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(chooser.chosen(), names.sliced(20));
        search->clear();
        QTest::mouseClick(all, Qt::LeftButton);
        QCOMPARE(chooser.chosen(), names);
        QVERIFY(all->text().startsWith(u"Clear"));
        QTest::mouseClick(all, Qt::LeftButton);
        QVERIFY(!chooser.isComplete());
        search->setText(u"nothing like it"_s);
        QVERIFY(!all->isEnabled());
    }

    void theRequestChoosesItsType()
    {
        auto* form = new RequestRemediationDialog(m_workspace.context(),
            {m_workspace.rowOf(Kind::Recommendations, m_recommendation)}, m_page.get());
        form->open();
        auto* option = form->findChild<QComboBox*>(u"remediationOption"_s);
        QVERIFY(option->isVisible());
        QCOMPARE(form->requests().first().type, RemediationType::Update);
        QVERIFY(form->requests().first().dueOn.has_value());
        const auto take = [&](RemediationType type) {
            option->setCurrentIndex(option->findData(static_cast<int>(type)));
        };
        take(RemediationType::AttentionRequired);
        QCOMPARE(form->requests().first().type, RemediationType::AttentionRequired);
        QVERIFY(!form->requests().first().dueOn.has_value());
        QVERIFY(!form->findChild<QWidget*>(u"due"_s)->isVisible());
        take(RemediationType::Uninstall);
        QVERIFY(form->findChild<QWidget*>(u"due"_s)->isVisible());
        QCOMPARE(option->findData(static_cast<int>(RemediationType::ConfigurationChange)), -1);
        QTest::keyClick(form, Qt::Key_Escape);
    }

    void aZeroDayAsksForAttention()
    {
        domain::Row row{
            1, std::vector<domain::Value>(domain::fieldsOf(Kind::Recommendations).size())};
        const auto set = [&row](QStringView field, const domain::Value& value) {
            row.values[static_cast<std::size_t>(
                *domain::fieldIndex(Kind::Recommendations, field))] = value;
        };
        set(u"id", u"va-_-google-_-chrome"_s);
        set(u"recommendationName", u"Update Chrome"_s);
        set(u"remediationType", u"Update"_s);
        set(u"tags", QStringList{u"Zero day"_s});
        const auto optionsOf = [&](QList<RemediationType>& options) {
            auto* form = new RequestRemediationDialog(
                m_workspace.context(), {RowFacts(Kind::Recommendations, row)}, m_page.get());
            form->open();
            const auto* option = form->findChild<QComboBox*>(u"remediationOption"_s);
            for (int i = 0; i < option->count(); ++i)
                options.append(static_cast<RemediationType>(option->itemData(i).toInt()));
            const domain::RemediationRequest asked = form->requests().first();
            QTest::keyClick(form, Qt::Key_Escape);
            return asked;
        };
        QList<RemediationType> options;
        QCOMPARE(optionsOf(options).type, RemediationType::AttentionRequired);
        QVERIFY(options.contains(RemediationType::Update)); // older weaknesses have one
        set(u"remediationType", u"AttentionRequired"_s);
        set(u"tags", QStringList{u"Zero day"_s, u"No update available"_s});
        options.clear();
        const auto asked = optionsOf(options);
        QCOMPARE(asked.type, RemediationType::AttentionRequired);
        QVERIFY(!asked.dueOn.has_value());
        QVERIFY(!options.contains(RemediationType::Update));
    }

    void severalAreAskedForByThemselvesOrAlike()
    {
        QList<RowFacts> two;
        for (const QString& id :
            idsOf(Kind::Recommendations, u"weaknesses > 0 and remediationType == \"Update\""_s)
                .first(2))
            two.append(m_workspace.rowOf(Kind::Recommendations, id));
        auto* form = new RequestRemediationDialog(m_workspace.context(), two, m_page.get());
        form->open();
        auto* option = form->findChild<QComboBox*>(u"remediationOption"_s);
        QVERIFY(option->isVisible());
        for (const auto& request : form->requests()) {
            QVERIFY(!request.type); // each as its recommendation says
            QVERIFY(request.dueOn.has_value());
        }
        option->setCurrentIndex(
            option->findData(static_cast<int>(RemediationType::AttentionRequired)));
        QVERIFY(!form->findChild<QWidget*>(u"due"_s)->isVisible());
        for (const auto& request : form->requests()) {
            QCOMPARE(request.type, RemediationType::AttentionRequired);
            QVERIFY(!request.dueOn.has_value());
        }
        QTest::keyClick(form, Qt::Key_Escape);
        // software and a setting have only attention in common
        items::TableModel controls(*m_workspace.library, Kind::Recommendations);
        controls.setFilter(u"id startswith \"sca-\""_s);
        QTRY_VERIFY(!controls.isLoading() && controls.rowCount() > 0);
        two[1] = m_workspace.rowOf(Kind::Recommendations, controls.idAt(0));
        form = new RequestRemediationDialog(m_workspace.context(), two, m_page.get());
        form->open();
        QCOMPARE(form->findChild<QComboBox*>(u"remediationOption"_s)->count(), 2);
        QTest::keyClick(form, Qt::Key_Escape);
    }

    void aTicketIsOfferedWhereIntuneIsUsed()
    {
        const RowFacts facts = m_workspace.rowOf(Kind::Recommendations, m_recommendation);
        const auto opened = [&] {
            auto* form = new RequestRemediationDialog(m_workspace.context(), {facts}, m_page.get());
            form->open();
            return form;
        };
        auto* form = opened();
        QTest::qWait(200);
        QVERIFY(!form->findChild<QCheckBox*>(u"intuneTicket"_s)->isVisible());
        QTest::keyClick(form, Qt::Key_Escape);
        QVERIFY(m_workspace.waitForJob(jobs::startSettingIntune(*m_workspace.desk, true)));
        form = opened();
        auto* ticket = form->findChild<QCheckBox*>(u"intuneTicket"_s);
        QTRY_VERIFY(ticket->isVisible());
        QVERIFY(!form->requests().first().wantsTicket);
        ticket->setChecked(true);
        QVERIFY(form->requests().first().wantsTicket);
        auto* option = form->findChild<QComboBox*>(u"remediationOption"_s);
        option->setCurrentIndex(
            option->findData(static_cast<int>(RemediationType::AttentionRequired)));
        QVERIFY(!ticket->isVisible()); // there is nothing that it could ask for
        QVERIFY(!form->requests().first().wantsTicket);
        QTest::keyClick(form, Qt::Key_Escape);
        QVERIFY(m_workspace.waitForJob(jobs::startSettingIntune(*m_workspace.desk, false)));
    }

    void usersCanBeSpared()
    {
        const QString failing = u"status == \"Failing\" and isExpectedUserImpact == true"_s;
        items::TableModel rows(*m_workspace.library, Kind::Assessments);
        rows.setFilter(failing);
        QTRY_VERIFY(!rows.isLoading());
        QVERIFY(rows.rowCount() > 0);
        const auto control = std::get<QString>(rows.value(0, u"controlId"));
        rows.setRelation(
            {domain::ListRelation::To::Recommendation, domain::controlRecommendationId(control)});
        QTRY_VERIFY(!rows.isLoading());
        const qint64 disturbed = rows.rowCount();
        const RowFacts facts =
            m_workspace.rowOf(Kind::Recommendations, domain::controlRecommendationId(control));
        auto* form = new RequestRemediationDialog(m_workspace.context(), {facts}, m_page.get());
        form->open();
        auto* spared = form->findChild<QRadioButton*>(u"sparedUsers"_s);
        QTRY_VERIFY(spared->isVisible());
        const qint64 calm = facts.count(u"exposedMachinesCount") - disturbed;
        QVERIFY2(spared->text().contains(u"(%1 of "_s.arg(calm)), qPrintable(spared->text()));
        QCOMPARE(spared->isEnabled(), calm > 0);
        // the numbers are those of the chosen device groups
        const QString all = spared->text();
        auto* list = form->findChild<QListWidget*>(u"groupList"_s);
        QTRY_VERIFY(list->count() > 1);
        form->findChild<QRadioButton*>(u"someGroups"_s)->click();
        for (int row = 0; row < list->count(); ++row) {
            list->item(row)->setCheckState(Qt::Checked);
            const QString ofGroup =
                u"status == \"Failing\" and rbacGroupName == \"%1\""_s.arg(list->item(row)->text());
            rows.setFilter(ofGroup);
            QTRY_VERIFY(!rows.isLoading());
            const int exposed = rows.rowCount();
            rows.setFilter(ofGroup + u" and isExpectedUserImpact == true"_s);
            QTRY_VERIFY(!rows.isLoading());
            QTRY_VERIFY2(spared->text().contains(
                             u"(%1 of %2)"_s.arg(exposed - rows.rowCount()).arg(exposed)),
                qPrintable(spared->text()));
            QCOMPARE(spared->isEnabled(), exposed > rows.rowCount());
            list->item(row)->setCheckState(Qt::Unchecked);
        }
        form->findChild<QRadioButton*>(u"allGroups"_s)->click();
        QTRY_COMPARE(spared->text(), all);
        spared->setChecked(true);
        QVERIFY(form->requests().first().sparesUsers);
        auto* option = form->findChild<QComboBox*>(u"remediationOption"_s);
        option->setCurrentIndex(
            option->findData(static_cast<int>(RemediationType::AttentionRequired)));
        QVERIFY(!spared->isVisible());
        QVERIFY(!form->requests().first().sparesUsers);
        QTest::keyClick(form, Qt::Key_Escape);
    }

    void severalActivitiesAtOnce()
    {
        const QStringList recommendations =
            idsOf(Kind::Recommendations, u"weaknesses > 0 and remediationType == \"Update\""_s);
        QVERIFY(recommendations.size() >= 2);
        QVERIFY(request(recommendations[0]));
        QVERIFY(request(recommendations[1]));
        QVERIFY(m_driver->waitForRows(2));
        m_driver->tick(0, u"title"_s);
        m_driver->tick(1, u"title"_s);
        QCOMPARE(m_driver->model().checkedIds().size(), 2);
        m_driver->click(u"selectionComplete"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(u"2 activities are marked"), 20'000);
        QVERIFY(m_driver->waitForRows(0));
        QCOMPARE(m_driver->model().checkedIds().size(), 0);
        m_driver->click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(u"Undone: 2"), 20'000);
        QVERIFY(m_driver->waitForRows(2));
        // one by the context menu
        m_driver->clickRow(0, u"title"_s);
        QSignalSpy spy(m_page.get(), &Page::navigate);
        QVERIFY(triggerInRowMenu(u"rowRelated"_s));
        QTRY_COMPARE(spy.size(), 1);
        QCOMPARE(spy.first().first().value<NavigationTarget>().page, u"recommendations"_s);
        QVERIFY(triggerInRowMenu(u"rowComplete"_s));
        QVERIFY(m_driver->waitForRows(1));
        // the hand-over of those that are ticked
        m_driver->tick(0, u"title"_s);
        m_driver->click(u"selectionHandover"_s);
        auto* dialog = m_page->findChild<QFileDialog*>(u"fileDialog"_s);
        QVERIFY(dialog);
        const QString path = m_workspace.path(u"some.csv"_s);
        emit dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), 20'000);
        const QString id = m_driver->model().checkedIds().first();
        QTRY_VERIFY(exported(path).contains(id));
        QCOMPARE(exported(path).count(id), exported(path).count(u"\r\n"_s) - 1);
    }

    void whatNeedsAttentionHasNoProgress()
    {
        domain::RemediationRequest asked;
        asked.recommendation = m_recommendation;
        asked.type = RemediationType::AttentionRequired;
        QVERIFY(requestRemediation(asked));
        QVERIFY(m_driver->waitForRows(1));
        const QModelIndex cell =
            m_driver->table().model()->index(0, m_driver->column(u"fixedDevices"_s));
        QVERIFY(!cell.data(items::RawRole).isValid());
        m_driver->clickRow(0, u"title"_s);
        ObjectPanel* flyout = panel(u"remediationsPanel"_s);
        QTRY_COMPARE(flyout->facts().text(u"id"), m_driver->model().idAt(0));
        QVERIFY(!flyout->findChild<QLabel*>(u"ticketAnswers"_s));
        m_driver->click(u"panelChange"_s);
        ActivityDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_page->findChild<ActivityDialog*>()));
        QVERIFY(!dialog->findChild<QDateEdit*>(u"due"_s)); // it has no due date
        QVERIFY(!dialog->edits().front().second.dueOn);
        QTest::keyClick(dialog, Qt::Key_Escape);
    }

    void anActivityIsChanged()
    {
        QVERIFY(request(m_recommendation));
        QVERIFY(m_driver->waitForRows(1));
        m_driver->clickRow(0, u"title"_s);
        ObjectPanel* flyout = panel(u"remediationsPanel"_s);
        QTRY_COMPARE(flyout->facts().text(u"id"), m_driver->model().idAt(0));
        m_driver->click(u"panelChange"_s);
        ActivityDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_page->findChild<ActivityDialog*>()));
        auto* due = dialog->findChild<QDateEdit*>(u"due"_s);
        QVERIFY(!due->isVisible());
        dialog->findChild<QComboBox*>(u"dueChoice"_s)->setCurrentIndex(1);
        QVERIFY(due->isVisible());
        due->setDate(QDate(2026, 9, 9));
        dialog->findChild<QComboBox*>(u"priority"_s)->setCurrentText(u"High"_s);
        dialog->findChild<QPlainTextEdit*>(u"notes"_s)->setPlainText(u"before the audit"_s);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(message(), u"The activity is changed."_s, 20'000);
        QTRY_COMPARE(flyout->facts().text(u"priority"), u"High"_s);
        QCOMPARE(flyout->facts().time(u"dueOn").value_or(0),
            QDate(2026, 9, 9).startOfDay(Qt::UTC).toMSecsSinceEpoch());
        QCOMPARE(flyout->facts().text(u"requesterNotes"), u"before the audit"_s);
        m_driver->click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(u"Undone"), 20'000);
        QTRY_COMPARE(flyout->facts().text(u"priority"), u"Medium"_s);
        QVERIFY(!flyout->facts().time(u"dueOn"));
    }

    void severalExceptionsAtOnce()
    {
        const QStringList recommendations =
            idsOf(Kind::Recommendations, u"weaknesses > 0 and remediationType == \"Update\""_s);
        QVERIFY(file(recommendations[0], {}));
        QVERIFY(file(recommendations[1], {m_groups.first()}));
        showExceptions();
        QVERIFY(m_driver->choose(u"exceptionStatusChip"_s, u"In effect"_s));
        QVERIFY(m_driver->waitForRows(2));
        m_driver->tick(0, u"title"_s);
        m_driver->tick(1, u"title"_s);
        m_driver->click(u"selectionExtend"_s);
        ExtendDialog* dialog = nullptr;
        QTRY_VERIFY((dialog = m_page->findChild<ExtendDialog*>()));
        QVERIFY(
            dialog->findChild<QPlainTextEdit*>(u"justificationContext"_s)->toPlainText().isEmpty());
        dialog->findChild<QComboBox*>(u"duration"_s)->setCurrentIndex(2);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"submit"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(u"2 exceptions go on until"), 20'000);
        QVERIFY(m_driver->waitForRows(2));
        for (const QString& why : m_driver->texts(u"justificationContext"_s))
            QCOMPARE(why, u"Behind a proxy"_s);
        m_driver->click(u"messageUndo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(u"Undone: 2"), 20'000);
        QVERIFY(m_driver->waitForRows(2));
        m_driver->tick(0, u"title"_s);
        m_driver->tick(1, u"title"_s);
        m_driver->click(u"selectionCancel"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith(u"2 exceptions are canceled"), 20'000);
        QVERIFY(m_driver->waitForRows(0));
        m_driver->click(u"messageUndo"_s);
        QVERIFY(m_driver->waitForRows(2));
        m_driver->clickRow(0, u"title"_s);
        QVERIFY(triggerInRowMenu(u"rowCancel"_s));
        QVERIFY(m_driver->waitForRows(1));
    }

    void whatWasCompletedLongAgoIsKept()
    {
        QVERIFY(request(m_recommendation));
        QVERIFY(m_driver->waitForRows(1));
        const QString id = m_driver->model().idAt(0);
        {
            SQLite::Database db(
                m_workspace.library->path().toStdString(), SQLite::OPEN_READWRITE, 5'000);
            SQLite::Statement old(db,
                "UPDATE remediation SET status = 1, completion = 2, completer = 'tester', "
                "status_changed_on = ? WHERE id = ?");
            old.bind(1, static_cast<int64_t>(tests::demoNow - 181 * 86'400'000LL));
            old.bind(2, id.toStdString());
            QCOMPARE(old.exec(), 1);
        }
        m_workspace.library->refresh();
        QVERIFY(m_driver->waitForRows(0));
        m_page->pane(0).clearFilters();
        QVERIFY(m_driver->waitForRows(0)); // in no list by itself
        QVERIFY(m_driver->choose(u"activityStatusChip"_s, u"Completed"_s));
        QVERIFY(m_driver->waitForRows(0));
        const auto summary = [this] {
            QStringList words;
            for (const QLabel* label : m_page->findChildren<QLabel*>())
                words.append(label->text());
            return words.join(u'\n');
        };
        QTRY_VERIFY(summary().contains(u"1 completed over 180 days ago is kept"));
        QVERIFY(m_driver->choose(u"activityStatusChip"_s, u"Completed over 180 days ago"_s));
        QVERIFY(m_driver->waitForRows(1)); // beside those of late
        QCOMPARE(m_driver->model().idAt(0), id);
        m_page->pane(0).clearFilters();
        m_driver->typeFilter(u"isArchived == true"_s);
        QVERIFY(m_driver->waitForRows(1));
        m_page->pane(0).resetView();
        QVERIFY(m_driver->settle());
    }
};

QTEST_MAIN(TestRemediationWork)
#include "tst_remediationwork.moc"
