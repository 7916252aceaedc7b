// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/objectpanel.h"

#include "models/items/rowcount.h"
#include "models/items/tablemodel.h"
#include "models/jobs/correction.h"
#include "views/panels/explanationtree.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/plainlist.h"
#include "views/panels/relatedlist.h"
#include "views/panels/subjects.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/needswriting.h"
#include "views/vocabulary/places.h"
#include "views/vocabulary/wording.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

/// The entry of a context menu that leads to a page.
QString openingWords(const QString& page)
{
    return page == "recommendations"_L1 ? ObjectPanel::tr("Open recommendation")
        : page == "software"_L1         ? ObjectPanel::tr("Open software")
        : page == "weaknesses"_L1       ? ObjectPanel::tr("Open weakness")
        : page == "devices"_L1          ? ObjectPanel::tr("Open device")
        : page == "events"_L1           ? ObjectPanel::tr("Open event")
        : page == "journal"_L1          ? ObjectPanel::tr("Open in the journal")
                                        : ObjectPanel::tr("Open");
}

} // namespace

ObjectPanel::ObjectPanel(const PageContext& context, domain::Kind kind, QWidget* parent)
    : Flyout(context.theme, parent)
    , m_context(context)
    , m_kind(kind)
    , m_overview(new OverviewColumn(context.theme))
{
    setObjectName(domain::kindName(kind) + u"Panel"_s);
    m_overview->setObjectName(u"overview"_s);
    addTab(m_overview, tr("Overview"));
    m_tabKeys.append(u"overview"_s);
    hide();
    connect(&context.library, &items::Library::changed, this, &ObjectPanel::reload);
}

void ObjectPanel::open(const QString& id, const QString& tab)
{
    setVisible(true);
    if (id != m_id)
        load(id);
    const auto place = std::ranges::find(m_places, tab, &TabPlace::key);
    if (place != m_places.end())
        place->prepare();
    const auto index = m_tabKeys.indexOf(place != m_places.end() ? place->tab : tab);
    if (index >= 0)
        setCurrentTab(static_cast<int>(index));
}

void ObjectPanel::load(const QString& id)
{
    m_id = id;
    delete m_counts; // of the object before
    m_counts = new QObject(this);
    scrollToTop();
    for (const Related& related : m_related) {
        setTabText(related.tab, related.list->title());
        related.list->setObject({related.to, id});
    }
    for (const Plain& plain : m_plain) {
        setTabText(plain.tab, plain.list->title());
        plain.list->setObject(id);
    }
    if (m_explanation)
        m_explanation->setObject({m_explained, id});
    m_context.library.row(m_kind, id, this, [this, id](const base::Result<domain::Row>& row) {
        if (id == m_id)
            show(row);
    });
}

void ObjectPanel::reload()
{
    if (m_id.isEmpty() || isHidden()) {
        m_id.clear();
        return;
    }
    m_context.library.row(
        m_kind, m_id, this, [this, id = m_id](const base::Result<domain::Row>& row) {
            if (id == m_id)
                show(row);
        });
}

void ObjectPanel::show(const base::Result<domain::Row>& row)
{
    delete m_counts;
    m_counts = new QObject(this);
    m_overview->clear();
    if (!row) {
        m_facts = {};
        setTitle(m_id);
        setPills({});
        fillMissing(row.error().message);
        emit filled();
        return;
    }
    m_facts = RowFacts(m_kind, *row);
    fill(m_facts);
    emit filled();
}

void ObjectPanel::fillMissing(const QString& why)
{
    m_overview->addText(tr("Not in this snapshot"), why);
}

RelatedList* ObjectPanel::addRelated(const QString& key, domain::Kind kind,
    domain::ListRelation::To to, const QString& title, const QStringList& columns,
    const QString& sort, const QString& page, const QString& idField)
{
    auto* list = new RelatedList(m_context, kind, title, columns, sort);
    const int tab = addTab(list, title, false);
    m_tabKeys.append(key);
    m_related.push_back({list, to, tab});
    connect(list, &RelatedList::counted, this, [this, tab, title](int rows) {
        setTabText(tab, u"%1 %2"_s.arg(title, QLocale().toString(rows)));
    });
    list->setMemory(u"lists/%1/%2"_s.arg(domain::kindName(m_kind), key));
    connect(list, &RelatedList::exportRequested, this, &ObjectPanel::exportOfListRequested);
    connect(list, &RelatedList::copied, this, &ObjectPanel::rowsCopied);
    connect(list, &RelatedList::planRequested, this, [this](const QStringList& ids) {
        emit navigate({u"plan"_s, {}, {}, {}, {}, ids});
    });
    if (!page.isEmpty()) {
        list->setOpening(openingWords(page));
        if (const auto opened = domain::parseKind(page))
            connect(list, &RelatedList::rowMenuOpening, this,
                [this, list, idField, opened](QMenu* menu) {
                    emit listMenuOpening(menu, *opened, list->selected(idField),
                        m_cvesOf.contains(list) ? m_cvesOf.value(list)() : QString());
                });
        connect(list, &RelatedList::rowOpened, this, [this, list, page, idField](int row) {
            const domain::Value id = list->model()->value(row, idField);
            if (const auto* text = std::get_if<QString>(&id))
                leadTo(page, *text);
            else if (const auto* number = std::get_if<qint64>(&id))
                leadTo(page, QString::number(*number));
        });
    }
    return list;
}

void ObjectPanel::adopt(ObjectPanel& inner) const
{
    connect(&inner, &ObjectPanel::navigate, this, &ObjectPanel::navigate);
    connect(&inner, &ObjectPanel::exceptionRequested, this, &ObjectPanel::exceptionRequested);
    connect(&inner, &ObjectPanel::inaccuracyReported, this, &ObjectPanel::inaccuracyReported);
    connect(&inner, &ObjectPanel::exportOfListRequested, this, &ObjectPanel::exportOfListRequested);
    connect(&inner, &ObjectPanel::rowsCopied, this, &ObjectPanel::rowsCopied);
    connect(&inner, &ObjectPanel::listMenuOpening, this, &ObjectPanel::listMenuOpening);
}

void ObjectPanel::addPlain(const QString& key, PlainList* list, const QString& page)
{
    const int tab = addTab(list, list->title(), false);
    m_tabKeys.append(key);
    m_plain.push_back({list, tab});
    connect(list, &PlainList::counted, this, [this, tab, list](int rows) {
        setTabText(tab, u"%1 %2"_s.arg(list->title(), QLocale().toString(rows)));
    });
    connect(list, &PlainList::copied, this, &ObjectPanel::rowsCopied);
    if (page.isEmpty())
        return;
    list->setOpening(openingWords(page));
    connect(
        list, &PlainList::rowOpened, this, [this, page](const QString& id) { leadTo(page, id); });
    if (const auto opened = domain::parseKind(page))
        connect(list, &PlainList::rowMenuOpening, this, [this, list, opened](QMenu* menu) {
            emit listMenuOpening(menu, *opened, list->selectedIds(), {});
        });
}

ExplanationTree* ObjectPanel::addExplanation(domain::ListRelation::To to)
{
    m_explanation = new ExplanationTree(m_context);
    m_explained = to;
    addTab(m_explanation, tr("Explanation"), false);
    connect(m_explanation, &ExplanationTree::openRequested, this,
        [this](const domain::ListRelation& object) { emit navigate(explainTarget(object)); });
    connect(m_explanation, &ExplanationTree::objectActivated, this,
        [this](const domain::ListRelation& object) {
            if (object.id != m_id)
                emit navigate(pageOf(object));
        });
    m_tabKeys.append(u"explanation"_s);
    return m_explanation;
}

void ObjectPanel::countRelated(domain::Kind kind, domain::ListRelation::To to,
    const QString& filter, std::function<void(int)> answer)
{
    auto* rows = new items::RowCount(m_context.library, kind, m_counts);
    connect(rows, &items::RowCount::counted, m_counts,
        [answer = std::move(answer)](qint64 count) { answer(static_cast<int>(count)); });
    rows->count({to, m_id}, filter);
}

void ObjectPanel::showTab(const QString& key, bool shown)
{
    if (!shown && currentTab() == m_tabKeys.indexOf(key))
        setCurrentTab(0);
    m_unusedTabs.removeAll(key);
    if (!shown)
        m_unusedTabs.append(key);
    updateTab(key);
}

void ObjectPanel::updateTab(const QString& key)
{
    setTabVisible(static_cast<int>(m_tabKeys.indexOf(key)),
        !m_unusedTabs.contains(key) && (m_full || !m_fullTabs.contains(key)));
}

void ObjectPanel::setTabCount(const QString& key, qint64 count)
{
    for (const Related& related : m_related) {
        if (m_tabKeys.indexOf(key) == related.tab)
            setTabText(related.tab, u"%1 %2"_s.arg(related.list->title(), number(count)));
    }
    for (const Plain& plain : m_plain) {
        if (m_tabKeys.indexOf(key) == plain.tab)
            setTabText(plain.tab, u"%1 %2"_s.arg(plain.list->title(), number(count)));
    }
}

void ObjectPanel::setFullPage(bool full)
{
    m_full = full;
    // a whole page has no neighbour to share its width with
    for (QWidget* handle : findChildren<QWidget*>(u"flyoutHandle"_s, Qt::FindDirectChildrenOnly))
        handle->setVisible(!full);
    for (const QString& key : std::as_const(m_fullTabs))
        updateTab(key);
    if (!m_fullButton)
        return;
    m_fullButton->setVisible(!full);
    QWidget* row = m_fullButton->parentWidget();
    const auto buttons = row->findChildren<QPushButton*>();
    row->setVisible(std::any_of(buttons.cbegin(), buttons.cend(),
        [](const QPushButton* button) { return !button->isHidden(); }));
}

void ObjectPanel::addTabPlace(const QString& key, const QString& tab, std::function<void()> prepare)
{
    m_places.push_back({key, tab, std::move(prepare)});
}

void ObjectPanel::keepForFullPage(const QString& key)
{
    m_fullTabs.append(key);
    updateTab(key);
}

void ObjectPanel::addFullPageButton(const QString& words)
{
    m_fullButton = addAction(u"panelFullPage"_s, words);
    connect(m_fullButton, &QPushButton::clicked, this, &ObjectPanel::fullPageRequested);
}

void ObjectPanel::leadTo(const QString& page, const QString& id, const QString& tab)
{
    NavigationTarget target;
    target.page = page;
    target.objectId = id;
    target.tab = tab;
    emit navigate(target);
}

void ObjectPanel::addEvidence(domain::ListRelation::To to)
{
    static constexpr qsizetype shownPaths = 12;
    auto* place = new OverviewColumn(theme());
    m_overview->addWidget(place);
    m_context.library.evidence({to, m_id}, static_cast<int>(shownPaths) + 1, place,
        [place](const base::Result<QStringList>& paths) {
            if (!paths || paths->isEmpty())
                return;
            place->addSection(tr("Software evidence"));
            for (const QString& path : paths->first(std::min(shownPaths, paths->size())))
                place->addLine(path);
            if (paths->size() > shownPaths)
                place->addText({},
                    tr("Only the first %1 paths; the page of a device tells all of "
                       "them.")
                        .arg(shownPaths));
        });
}

void ObjectPanel::addNotes()
{
    static constexpr int shownNotes = 5;
    auto* place = new OverviewColumn(theme());
    m_overview->addWidget(place);
    auto* notes = new items::TableModel(m_context.library, domain::Kind::Journal, place);
    notes->setSortText(u"id:desc"_s);
    notes->setFilter(u"objectId == %1 and action == %2"_s.arg(
        kqlQuoted(m_id), kqlQuoted(QString::fromLatin1(jobs::correctionAction))));
    connect(notes, &items::TableModel::loaded, place, [place, notes](int rows) {
        place->clear();
        if (rows > 0)
            place->addSection(tr("Noted as inaccurate"));
        for (int row = 0; row < std::min(rows, shownNotes); ++row) {
            const auto text = [notes, row](QStringView field) {
                const domain::Value value = notes->value(row, field);
                const auto* words = std::get_if<QString>(&value);
                return words ? *words : QString();
            };
            const domain::Value when = notes->value(row, u"date");
            const auto* time = std::get_if<qint64>(&when);
            const QJsonObject told = QJsonDocument::fromJson(text(u"after").toUtf8()).object();
            place->addText({},
                tr("%1: %2 (%3, %4)")
                    .arg(told[u"category"].toString(), told[u"details"].toString(), text(u"user"),
                        time ? spelledDate(*time, QLocale()) : QString()));
        }
    });
}

void ObjectPanel::addCveActions(RelatedList& cves, const std::function<QString()>& recommendation)
{
    m_cvesOf.insert(&cves, recommendation);
    cves.addRowAction(u"cveException"_s, tr("Exception for this CVE …"),
        [this, recommendation](
            const RowFacts& cve) { emit exceptionRequested(subjectOf(cve, recommendation())); });
    cves.addRowAction(
        u"cveInaccuracy"_s, tr("Report this CVE …"), [this, recommendation](const RowFacts& cve) {
            emit inaccuracyReported(
                domain::Kind::Weaknesses, cve.text(u"id"), subjectOf(cve, recommendation()));
        });
    for (const QString& name : {u"cveException"_s, u"cveInaccuracy"_s})
        needsWriting(m_context.desk, cves.findChild<QPushButton*>(name));
}

QString ObjectPanel::number(qint64 value) const
{
    return QLocale().toString(value);
}

} // namespace parapet::views
