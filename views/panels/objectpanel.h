// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A flyout about one object of a list: loads its row, fills its tabs, says where its links lead.
// Owned by its page. GUI thread only.
#pragma once

#include "models/items/library.h"
#include "models/jobs/desk.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/exceptionsubject.h"
#include "views/vocabulary/navigationtarget.h"
#include "views/vocabulary/pagecontext.h"
#include "views/widgets/flyout.h"

#include <QHash>

#include <functional>

QT_BEGIN_NAMESPACE
class QMenu;
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class ExplanationTree;
class OverviewColumn;
class Pill;
class PlainList;
class RelatedList;

class ObjectPanel : public Flyout
{
    Q_OBJECT

public:
    ObjectPanel(const PageContext& context, domain::Kind kind, QWidget* parent = nullptr);

    /// Shows the panel with that object; `tab`: a tab's key, empty keeps the present one.
    void open(const QString& id, const QString& tab = {});
    [[nodiscard]] QString objectId() const { return m_id; }
    [[nodiscard]] const RowFacts& facts() const { return m_facts; }
    void reload();
    /// As a whole page there is room for every tab; as a flyout the less used ones are hidden.
    void setFullPage(bool full);
    /// Is that tab one that only the whole page has?
    [[nodiscard]] bool isOfFullPage(const QString& tab) const { return m_fullTabs.contains(tab); }

signals:
    void fullPageRequested();
    void navigate(const parapet::views::NavigationTarget& target);
    /// The person wants an exception for it.
    void exceptionRequested(const parapet::views::ExceptionSubject& subject);
    /// Something is wrong with an object of that kind and id; `subject`: what of it could be a
    /// false positive.
    void inaccuracyReported(
        domain::Kind kind, const QString& id, const parapet::views::ExceptionSubject& subject);
    /// The rows of one of its lists are wanted as a CSV of that name.
    void exportOfListRequested(const parapet::jobs::CsvExport& rows, const QString& fileName);
    /// Rows of one of its lists went to the clipboard.
    void rowsCopied(int rows, int selectedRows);
    /// The context menu of one of its lists is about to be shown: of the objects of that kind which
    /// the selected rows lead to. Whoever knows what can be done with them adds it.
    /// `recommendation`: of the software whose CVEs they are; empty: of none.
    void listMenuOpening(
        QMenu* menu, domain::Kind kind, const QStringList& ids, const QString& recommendation);
    /// The row is shown now.
    void filled();

protected:
    [[nodiscard]] const PageContext& context() const { return m_context; }
    [[nodiscard]] const Theme& theme() const { return m_context.theme; }
    [[nodiscard]] OverviewColumn& overview() { return *m_overview; }

    /// Title, pills and overview of the row; tabs follow by themselves.
    virtual void fill(const RowFacts& facts) = 0;
    /// The overview of an object that is in no list of this scope, and why.
    virtual void fillMissing(const QString& why);

    /// A tab with the rows related to the object; Enter on one opens it on `page` by its `idField`.
    RelatedList* addRelated(const QString& key, domain::Kind kind, domain::ListRelation::To to,
        const QString& title, const QStringList& columns, const QString& sort, const QString& page,
        const QString& idField = QStringLiteral("id"));
    /// A tab with a list that is none of the workspace; Enter on a row opens it on `page`.
    void addPlain(const QString& key, PlainList* list, const QString& page = {});
    /// What a panel within this one asks for is asked for by this one.
    void adopt(ObjectPanel& inner) const;
    ExplanationTree* addExplanation(domain::ListRelation::To to);
    /// Rows of `kind` related to the object that pass a filter; the answer may come late or never.
    void countRelated(domain::Kind kind, domain::ListRelation::To to, const QString& filter,
        std::function<void(int)> answer);
    /// Another key for a tab, under which it is shown in a certain way: `prepare` is called then.
    void addTabPlace(const QString& key, const QString& tab, std::function<void()> prepare);
    /// Shows a tab only while the panel is a whole page.
    void keepForFullPage(const QString& key);
    /// A button that opens the whole page, with the words of that object ("Open device page").
    void addFullPageButton(const QString& words);
    /// A tab that the object at hand has no use for is left out.
    void showTab(const QString& key, bool shown);
    /// The number behind a tab's word, known from the row before the tab is seen.
    void setTabCount(const QString& key, qint64 count);
    [[nodiscard]] QString number(qint64 value) const;
    /// Leads to an object of another page; `tab` of its flyout, empty: the one it has.
    void leadTo(const QString& page, const QString& id, const QString& tab = {});
    /// Paths that show where the software of the object was found, at the end of the overview.
    void addEvidence(domain::ListRelation::To to);
    /// What people noted as inaccurate about the object, newest first, at the end of the overview.
    void addNotes();
    /// For the CVEs of the object: exceptions and reports of one CVE of the software of a
    /// recommendation, which is asked for when it is needed.
    void addCveActions(RelatedList& cves, const std::function<QString()>& recommendation);

private:
    struct Related
    {
        RelatedList* list = nullptr;
        domain::ListRelation::To to = domain::ListRelation::To::Nothing;
        int tab = 0;
    };
    struct Plain
    {
        PlainList* list = nullptr;
        int tab = 0;
    };
    void load(const QString& id);
    void show(const base::Result<domain::Row>& row);
    void updateTab(const QString& key);
    struct TabPlace
    {
        QString key, tab;
        std::function<void()> prepare;
    };

    PageContext m_context;
    domain::Kind m_kind;
    QString m_id;
    RowFacts m_facts;
    OverviewColumn* m_overview;
    QStringList m_tabKeys;
    QStringList m_fullTabs;
    QStringList m_unusedTabs; ///< left out for the object at hand
    QPushButton* m_fullButton = nullptr;
    bool m_full = false;
    std::vector<Related> m_related;
    std::vector<Plain> m_plain;
    ExplanationTree* m_explanation = nullptr;
    domain::ListRelation::To m_explained = domain::ListRelation::To::Nothing;
    std::vector<TabPlace> m_places;
    QHash<const RelatedList*, std::function<QString()>> m_cvesOf; ///< the recommendation of CVEs
    QObject* m_counts = nullptr; ///< counting models of the present object
};

} // namespace parapet::views
