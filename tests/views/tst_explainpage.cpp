// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page Explain: from the score down to the inputs of one term, the same as the command line
// tells, found by name, copied and saved as text.
#include "models/items/explaining.h"
#include "tests/views/demoworkspace.h"
#include "views/pages/explainpage.h"
#include "views/panels/explanationtree.h"
#include "views/vocabulary/places.h"
#include "views/widgets/inlinemessage.h"

#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTreeWidget>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace parapet;
using namespace parapet::views;
using parapet::tests::DemoWorkspace;
using To = domain::ListRelation::To;

class TestExplainPage : public QObject
{
    Q_OBJECT

private:
    static constexpr int patience = 60'000;
    DemoWorkspace m_workspace;
    std::unique_ptr<ExplainPage> m_page;

    template <class Widget>
    [[nodiscard]] Widget* find(const QString& name)
    {
        return m_page->findChild<Widget*>(name);
    }
    [[nodiscard]] ExplanationTree& explanation() { return *m_page->findChild<ExplanationTree*>(); }
    [[nodiscard]] QTreeWidget& tree() { return *explanation().tree(); }
    [[nodiscard]] bool show(const NavigationTarget& target)
    {
        QSignalSpy loaded(&explanation(), &ExplanationTree::loaded);
        m_page->activate(target);
        return loaded.wait(patience);
    }
    [[nodiscard]] domain::Row firstRow(domain::Kind kind, const QString& filter) const
    {
        items::TableModel model(*m_workspace.library, kind);
        model.setFilter(filter);
        (void)QTest::qWaitFor(
            [&model] { return !model.isLoading() && model.rowCount() > 0; }, patience);
        (void)QTest::qWaitFor([&model] { return !model.idAt(0).isEmpty(); }, patience);
        domain::Row row;
        for (const domain::FieldSpec& field : domain::fieldsOf(kind))
            row.values.push_back(model.value(
                0, QString::fromLatin1(field.name.data(), qsizetype(field.name.size()))));
        return row;
    }
    [[nodiscard]] QString deviceWithScore()
    {
        const auto row = firstRow(domain::Kind::Devices, u"exposureScore > 0"_s);
        return std::get<QString>(row.values.front());
    }
    [[nodiscard]] QTreeWidgetItem* firstTerm()
    {
        for (QTreeWidgetItemIterator it(&tree()); *it; ++it)
            if ((*it)->text(0).startsWith("CVE-"_L1) && (*it)->parent())
                return *it;
        return nullptr;
    }

private slots:
    void initTestCase() { QVERIFY(m_workspace.make(*qApp)); }
    void init()
    {
        m_page = std::make_unique<ExplainPage>(m_workspace.context());
        m_page->resize(1000, 700);
        QSignalSpy loaded(&explanation(), &ExplanationTree::loaded);
        m_page->show();
        QVERIFY(loaded.wait(patience)); // the exposure score is explained at first
    }
    void cleanup() { m_page.reset(); }

    void partsSumToTheScore()
    {
        QTreeWidgetItem* root = tree().topLevelItem(0);
        const double whole = QLocale().toDouble(root->toolTip(1));
        double sum = 0.0;
        for (int i = 0; i < root->childCount(); ++i)
            sum += QLocale().toDouble(root->child(i)->toolTip(1));
        QVERIFY(whole > 0.0);
        QVERIFY(std::abs(sum - whole) < 1e-9);
    }

    /// From the score down to the CVE on a device, each line in the unit that it names.
    void everyLevelSumsInItsUnit()
    {
        const auto sumsBelow = [](const QTreeWidgetItem* item, const QString& unit) {
            double sum = 0.0;
            for (int i = 0; i < item->childCount(); ++i) {
                if (!item->child(i)->text(1).endsWith(u' ' + unit))
                    return false;
                sum += QLocale().toDouble(item->child(i)->toolTip(1));
            }
            return item->text(1).endsWith(u' ' + unit)
                && std::abs(sum - QLocale().toDouble(item->toolTip(1))) < 1e-9;
        };
        const QTreeWidgetItem* root = tree().topLevelItem(0);
        QVERIFY(sumsBelow(root, u"points"_s));
        int devices = 0;
        for (int i = 0; i < root->childCount(); ++i)
            if (root->child(i)->childCount() > 0) {
                QVERIFY2(sumsBelow(root->child(i), u"points"_s), qPrintable(explanation().text()));
                ++devices;
            }
        QVERIFY(devices > 3);
        QVERIFY(show({u"explain"_s, {}, {}, deviceWithScore(), u"device"_s}));
        QVERIFY(sumsBelow(tree().topLevelItem(0), u"R"_s));
        QTreeWidgetItem* term = firstTerm();
        QSignalSpy loaded(&explanation(), &ExplanationTree::termLoaded);
        term->setExpanded(true);
        QVERIFY(loaded.wait(patience));
        QVERIFY(term->child(0)->text(1).endsWith(u" h"));
        QVERIFY(explanation().text().contains(u" R  CVE-"_s));
    }

    void goesDownToFeedsAndFiles()
    {
        QVERIFY(show({u"explain"_s, {}, {}, deviceWithScore(), u"device"_s}));
        QTreeWidgetItem* term = firstTerm();
        QVERIFY(term);
        tree().setCurrentItem(term);
        QSignalSpy loaded(&explanation(), &ExplanationTree::termLoaded);
        QTest::keyClick(&tree(), Qt::Key_Right); // unfolds
        QVERIFY(loaded.wait(patience));
        const QString text = explanation().text();
        for (const QString& word : {u"Context"_s, u"Threat t"_s, u"Impact i"_s, u"Found in"_s})
            QVERIFY2(text.contains(word), qPrintable(text));
        QVERIFY2(text.contains(u"feed EPSS"_s), qPrintable(text));
        QVERIFY2(text.contains(u"snapshot 1"_s), qPrintable(text));
        static const QRegularExpression line(
            u"told by \\S+\\.json\\.gz, line [1-9]\\d* \\(snapshot"_s);
        QVERIFY2(text.contains(line), qPrintable(text));
    }

    void secureScoreGoesDownToTheLineOfAnAssessment()
    {
        QVERIFY(show(explainTarget({To::Control, {}})));
        QTreeWidgetItem* root = tree().topLevelItem(0);
        QCOMPARE(root->text(0), u"Secure score"_s);
        double points = 0.0;
        QTreeWidgetItem* control = nullptr;
        for (int i = 0; i < root->childCount(); ++i) {
            points += QLocale().toDouble(root->child(i)->toolTip(1));
            if (root->child(i)->childCount() > 0 && root->child(i)->child(0)->childCount() > 0)
                control = root->child(i)->child(0);
        }
        QVERIFY(std::abs(points - QLocale().toDouble(root->toolTip(1))) < 1e-9);
        QVERIFY(control);
        QTreeWidgetItem* device = control->child(0);
        QSignalSpy loaded(&explanation(), &ExplanationTree::termLoaded);
        device->setExpanded(true);
        QVERIFY(loaded.wait(patience));
        const QString told = device->child(0)->child(0)->text(2);
        QVERIFY2(told.startsWith(u"told by secure_config.json.gz, line "_s), qPrintable(told));
    }

    void recommendationGoesDownToDevices()
    {
        const auto row = firstRow(
            domain::Kind::Recommendations, u"exposureImpact > 0 and exposedMachinesCount > 0"_s);
        QVERIFY(show(
            {u"explain"_s, {}, {}, std::get<QString>(row.values.front()), u"recommendation"_s}));
        QTreeWidgetItem* cve = tree().topLevelItem(0)->child(0);
        QVERIFY(cve->childCount() > 0);
        double sum = 0.0;
        for (int i = 0; i < cve->childCount(); ++i)
            sum += QLocale().toDouble(cve->child(i)->toolTip(1));
        QVERIFY(std::abs(sum - QLocale().toDouble(cve->toolTip(1))) < 1e-9);
        QSignalSpy loaded(&explanation(), &ExplanationTree::termLoaded);
        cve->child(0)->setExpanded(true);
        QVERIFY(loaded.wait(patience));
        QVERIFY(explanation().text().contains(u"Found in"_s));
    }

    void factorsMultiplyToTheTerm()
    {
        const QString device = deviceWithScore();
        QVERIFY(show({u"explain"_s, {}, {}, device, u"device"_s}));
        const QString cve = firstTerm()->text(0);
        std::optional<domain::Explanation> term;
        items::askTerm(*m_workspace.library, device, {To::Weakness, cve}, this,
            [&term](const base::Result<domain::Explanation>& answer) {
                term = answer ? *answer : domain::Explanation{};
            });
        QTRY_VERIFY_WITH_TIMEOUT(term.has_value(), patience);
        QCOMPARE(term->parts.size(), std::size_t(4));
        const double product = term->parts[0].value * term->parts[1].value * term->parts[2].value;
        QVERIFY(std::abs(product - term->value) < 1e-12);
        QVERIFY(!term->parts[3].parts.empty());
    }

    void unknownTermIsAnError()
    {
        std::optional<base::Error> error;
        items::askTerm(*m_workspace.library, u"nobody"_s, {To::Weakness, u"CVE-1999-0001"_s}, this,
            [&error](const base::Result<domain::Explanation>& answer) {
                error = answer ? base::Error{} : answer.error();
            });
        QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), patience);
        QCOMPARE(error->kind, base::Error::Kind::NotFound);
    }

    void findsByName()
    {
        const auto row = firstRow(domain::Kind::Devices, u"exposureScore > 0"_s);
        const QString name = std::get<QString>(row.values[1]);
        auto* kind = find<QComboBox>(u"explainKind"_s);
        kind->setCurrentIndex(kind->findData(static_cast<int>(To::Device)));
        auto* field = find<QLineEdit>(u"explainName"_s);
        QVERIFY(field->isEnabled());
        field->setFocus();
        QSignalSpy loaded(&explanation(), &ExplanationTree::loaded);
        QTest::keyClicks(field, name);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(loaded.wait(patience));
        QCOMPARE(tree().topLevelItem(0)->text(0), name);
        QCOMPARE(field->text(), name); // not its id
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, u"no such machine"_s);
        QTest::keyClick(field, Qt::Key_Return);
        auto* message = find<InlineMessage>(u"pageMessage"_s);
        QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), patience);
        QVERIFY(message->text().contains(u"no such machine"_s));
    }

    /// An object that was led to is told by its name as well.
    void namesWhatItWasLedTo()
    {
        const auto row = firstRow(domain::Kind::Devices, u"exposureScore > 0"_s);
        QVERIFY(show({u"explain"_s, {}, {}, std::get<QString>(row.values[0]), u"device"_s}));
        auto* field = find<QLineEdit>(u"explainName"_s);
        QCOMPARE(field->text(), std::get<QString>(row.values[1]));
        // asked once more it is the same device, not the first with such a name
        find<QPushButton>(u"explainGo"_s)->click();
        QCOMPARE(explanation().object(),
            (domain::ListRelation{To::Device, std::get<QString>(row.values[0])}));
    }

    void anotherKindLeavesNothingOfTheOldOne()
    {
        auto* kind = find<QComboBox>(u"explainKind"_s);
        QSignalSpy loaded(&explanation(), &ExplanationTree::loaded);
        kind->setCurrentIndex(kind->findData(static_cast<int>(To::Control)));
        QVERIFY(loaded.wait(patience)); // needs nothing more
        QVERIFY(tree().topLevelItem(0)->text(0).contains(u"ecure score"));
        kind->setCurrentIndex(kind->findData(static_cast<int>(To::Device)));
        QCOMPARE(tree().topLevelItemCount(), 0);
        QVERIFY(!tree().isVisible());
        QVERIFY(find<QLineEdit>(u"explainName"_s)->text().isEmpty());
    }

    void explainsWeaknessesByDevice()
    {
        const auto row = firstRow(domain::Kind::Weaknesses, u"exposedMachines > 0"_s);
        const QString cve = std::get<QString>(row.values.front());
        QVERIFY(show({u"explain"_s, {}, {}, cve, u"weakness"_s}));
        QTreeWidgetItem* root = tree().topLevelItem(0);
        QCOMPARE(root->text(0), cve);
        QVERIFY(root->childCount() > 0);
        QSignalSpy led(m_page.get(), &Page::navigate);
        emit tree().itemActivated(root->child(0), 0);
        QCOMPARE(led.size(), 1);
        QCOMPARE(led.first().first().value<NavigationTarget>().page, u"devices"_s);
    }

    void copiesAndSavesText()
    {
        QTest::mouseClick(find<QPushButton>(u"explainCopy"_s), Qt::LeftButton);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"Exposure score"_s));
        const QString file = m_workspace.path(u"why.txt"_s);
        QTest::mouseClick(find<QPushButton>(u"explainSave"_s), Qt::LeftButton);
        auto* dialog = find<QFileDialog>(u"fileDialog"_s);
        QVERIFY(dialog);
        emit dialog->fileSelected(file);
        dialog->close();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), patience);
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(saved.readAll()), explanation().text());
    }

    void remembersWhatItExplained()
    {
        const QString device = deviceWithScore();
        QVERIFY(show({u"explain"_s, {}, {}, device, u"device"_s}));
        ExplainPage again(m_workspace.context());
        again.restoreState(m_page->saveState());
        QCOMPARE(again.findChild<ExplanationTree*>()->object(),
            (domain::ListRelation{To::Device, device}));
    }
};

QTEST_MAIN(TestExplainPage)
#include "tst_explainpage.moc"
