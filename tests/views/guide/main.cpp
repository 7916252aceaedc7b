// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the pictures of the guide: the real window on the demo fleet, its real dialogs, drawn
// offscreen. One argument: the folder for the PNG files.
#include "models/domain/terms.h"
#include "tests/views/pagedriver.h"
#include "tests/views/shell/workbench.h"
#include "views/shell/shellwindow.h"

#include <QAbstractButton>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QTreeView>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace parapet;
using tests::Workbench;
using views::ListPage;

namespace {

constexpr QSize windowSize{1280, 800};

class Guide
{
public:
    explicit Guide(QString folder)
        : m_folder(std::move(folder))
    {
    }

    [[nodiscard]] int make()
    {
        if (!m_bench.loadDemo())
            return 1;
        m_window = std::make_unique<views::ShellWindow>(m_bench.context(), m_bench.theme);
        m_window->resize(windowSize);
        m_window->show();
        pages();
        objects();
        choices();
        deviceContext();
        workflow();
        return m_failed ? 1 : 0;
    }

private:
    void pages()
    {
        for (const auto& [page, name] : {std::pair{u"dashboard"_s, u"dashboard"_s},
                 {u"controls"_s, u"controls"_s}, {u"events"_s, u"events"_s},
                 {u"compare"_s, u"compare"_s}, {u"blindspots"_s, u"blindspots"_s}}) {
            m_window->navigateTo({page, {}, {}, {}, {}});
            take(name);
        }
    }

    void objects()
    {
        show(u"devices"_s, {}, u"history"_s);
        take(u"device-history"_s);
        show(u"software"_s, u"microsoft-_-windows_11"_s, u"missingUpdates"_s);
        take(u"software-kbs"_s);
        show(u"software"_s, u"google-_-chrome"_s, u"events"_s);
        take(u"software-events"_s);
        show(u"software"_s, u"microsoft-_-windows_10"_s, u"versions"_s);
        take(u"software-versions"_s);
    }

    [[nodiscard]] ListPage& list(const QString& page)
    {
        return *qobject_cast<ListPage*>(m_window->page(page));
    }

    /// Recommendations by filter and by ticks, what can be done with them, and the plan.
    void choices()
    {
        m_window->navigateTo({u"controls"_s, {}, {}, {}, {}});
        settle();
        ListPage& controls = list(u"controls"_s);
        controls.openObject(controls.currentPane().model().idAt(1));
        take(u"control"_s);
        m_window->navigateTo(
            {u"recommendations"_s, u"tags == \"EOS versions installed\""_s, {}, {}, {}});
        take(u"eos"_s);
        ListPage& recommendations = list(u"recommendations"_s);
        recommendations.openObject(
            recommendations.currentPane().model().idAt(0), false, u"versions"_s);
        take(u"eos-versions"_s);
        recommendations.closePanel();
        recommendations.currentPane().clearFilters();
        settle();
        tests::PageDriver driver(recommendations);
        driver.tick(0, u"recommendationName"_s);
        QTest::qWait(1'000); // the bar comes with the first tick
        press(u"selectionException"_s);
        takeDialog(u"exception"_s);
        driver.tick(1, u"recommendationName"_s);
        QTest::qWait(2'000); // the joint effect
        take(u"recommendations"_s);
        press(u"selectionRemediation"_s);
        takeDialog(u"request"_s);
        m_window->navigateTo({u"plan"_s, {}, {}, {}, {}});
        QTest::qWait(5'000); // worked out on a thread of its own
        take(u"plan"_s);
        press(u"planRequest"_s);
        takeDialog(u"plan-request"_s);
        m_window->navigateTo({u"explain"_s, {}, {}, {}, {}});
        QTest::qWait(3'000);
        for (auto* tree : m_window->page(u"explain"_s)->findChildren<QTreeView*>())
            unfoldToALine(*tree);
        take(u"explain"_s);
    }

    /// Score, first device, its first CVE, the inputs of that term, where it was found.
    static void unfoldToALine(QTreeView& tree)
    {
        QModelIndex at;
        for (int level = 0; level < 4; ++level) {
            at = tree.model()->index(0, 0, at);
            tree.expand(at);
            QTest::qWait(2'000); // a term is asked for when it is unfolded
        }
        const int last = tree.model()->rowCount(at) - 1;
        tree.expand(tree.model()->index(last, 0, at));
    }

    void deviceContext()
    {
        m_window->navigateTo({u"devices"_s, {}, {}, {}, {}});
        list(u"devices"_s).closePanel();
        settle();
        tests::PageDriver driver(list(u"devices"_s));
        for (int row = 0; row < 3; ++row)
            driver.tick(row, u"computerDnsName"_s);
        QTest::qWait(1'000); // the bar comes with the first tick
        take(u"device-selection"_s);
        press(u"selectionGroup"_s);
        takeDialog(u"device-group"_s);
    }

    /// Two activities, the draft to IT, and IT's answer with a claim that cannot be.
    void workflow()
    {
        for (const QString& id : {u"va-_-google-_-chrome"_s, u"va-_-mozilla-_-firefox"_s}) {
            domain::RemediationRequest request;
            request.recommendation = id;
            request.dueOn = base::systemClock()() + 14 * 86'400'000LL;
            (void)m_bench.run([&] { m_bench.desk.createRemediation(request); });
        }
        m_window->navigateTo({u"remediation"_s, {}, {}, {}, u"activities"_s});
        take(u"activities"_s);
        press(u"mailAll"_s);
        takeDialog(u"mail"_s);
        const QString handover = m_bench.folder.filePath(u"for-it.csv"_s);
        (void)m_bench.run([&] { m_bench.desk.exportHandover({}, handover); });
        answer(handover);
        press(u"mergeAnswer"_s);
        settle();
        for (auto* dialog : m_window->findChildren<QFileDialog*>()) {
            emit dialog->fileSelected(handover);
            dialog->close();
        }
        takeDialog(u"merge"_s);
    }

    /// Done, in progress, or a day that cannot be.
    static QByteArray answerOf(int row)
    {
        if (row == 5)
            return "done,desk,,2099-01-01\r";
        if (row % 3 == 0)
            return "in progress,desk,waits for a restart,\r";
        return "done,desk,," + QDate::currentDate().toString(Qt::ISODate).toLatin1() + "\r";
    }

    /// Fills the last four columns of the first rows, as IT would.
    void answer(const QString& file)
    {
        QFile csv(file);
        if (!csv.open(QIODevice::ReadOnly))
            return fail(u"no hand-over"_s);
        QList<QByteArray> lines = csv.readAll().split('\n');
        csv.close();
        for (int row = 1; row < std::min<qsizetype>(40, lines.size()); ++row) {
            QByteArray& line = lines[row];
            if (line.trimmed().endsWith(",,,"))
                line = line.trimmed().chopped(3) + answerOf(row);
        }
        if (csv.open(QIODevice::WriteOnly))
            csv.write(lines.join('\n'));
    }

    void show(const QString& page, const QString& id, const QString& tab)
    {
        m_window->navigateTo({page, {}, {}, {}, {}});
        settle();
        auto* list = qobject_cast<ListPage*>(m_window->page(page));
        list->openObject(id.isEmpty() ? list->currentPane().model().idAt(0) : id, true, tab);
    }

    void press(const QString& name)
    {
        auto* button = m_window->page(m_window->currentPageId())->findChild<QAbstractButton*>(name);
        if (!button)
            return fail(name);
        button->click();
    }

    void settle()
    {
        (void)QTest::qWaitFor(
            [this] {
                for (const auto* model : m_window->findChildren<items::TableModel*>()) {
                    if (model->isLoading())
                        return false;
                }
                return true;
            },
            Workbench::patience);
        QTest::qWait(700);
    }

    void take(const QString& name)
    {
        settle();
        save(m_window->grab().toImage(), name);
    }

    void takeDialog(const QString& name)
    {
        QDialog* shown = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                for (auto* dialog : m_window->findChildren<QDialog*>()) {
                    if (dialog->isVisible() && !qobject_cast<QFileDialog*>(dialog))
                        shown = dialog;
                }
                return shown != nullptr;
            },
            20'000);
        settle();
        if (!shown)
            return fail(name);
        save(shown->grab().toImage(), name);
        shown->reject();
        settle();
    }

    void save(const QImage& picture, const QString& name)
    {
        if (!picture.save(m_folder + u'/' + name + u".png"_s))
            fail(name);
    }

    void fail(const QString& what)
    {
        std::fprintf(stderr, "parapet_guide: %s\n", qUtf8Printable(what));
        m_failed = true;
    }

    QString m_folder;
    Workbench m_bench;
    std::unique_ptr<views::ShellWindow> m_window;
    bool m_failed = false;
};

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    if (QApplication::arguments().size() != 2) {
        std::fputs("Usage: parapet_guide FOLDER\n", stderr);
        return 2;
    }
    return Guide(QApplication::arguments().at(1)).make();
}
