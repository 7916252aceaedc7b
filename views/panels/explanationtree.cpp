// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/explanationtree.h"

#include "models/items/explaining.h"
#include "views/widgets/emptystate.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::ListRelation;
using To = ListRelation::To;

namespace {

enum State { Loading, Tree, Empty };

constexpr int rowsTighter = 4; // pixels less than a row of a list
constexpr int objectKindRole = Qt::UserRole;
constexpr int objectIdRole = Qt::UserRole + 1;
constexpr int lineRole = Qt::UserRole + 2; // of the text; a detail line has none
constexpr int termRole = Qt::UserRole + 3; // bool: its inputs were asked for

QString shortNumber(double value)
{
    const double size = qAbs(value);
    return QLocale().toString(value, 'f', size >= 100 ? 1 : size >= 0.1 || size <= 0 ? 2 : 4);
}

ListRelation objectOf(const QTreeWidgetItem* item)
{
    return {static_cast<To>(item->data(0, objectKindRole).toInt()),
        item->data(0, objectIdRole).toString()};
}

/// The id of the nearest object of that kind, from the item upwards.
QString nearest(const QTreeWidgetItem* item, To kind)
{
    for (; item; item = item->parent())
        if (objectOf(item).to == kind)
            return objectOf(item).id;
    return {};
}

/// The nearest CVE or control, from the item upwards.
ListRelation carried(const QTreeWidgetItem* item)
{
    for (; item; item = item->parent()) {
        const ListRelation object = objectOf(item);
        if (object.to == To::Weakness || (object.to == To::Control && !object.id.isEmpty()))
            return object;
        const QString control = domain::controlOfRecommendation(object.id);
        if (object.to == To::Recommendation && !control.isEmpty())
            return {To::Control, control};
    }
    return {};
}

} // namespace

ExplanationTree::ExplanationTree(const PageContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_detail(new TextLabel(context.theme, TextRole::Body, Tone::Muted))
    , m_open(new QPushButton(tr("Open in Explain")))
    , m_tree(new QTreeWidget)
    , m_empty(new EmptyState(context.theme))
    , m_stack(new QStackedWidget)
{
    makeTree();
    m_empty->setSentence(tr("There is nothing to explain."));
    auto* waiting = new QWidget;
    auto* rows = new QVBoxLayout(waiting);
    rows->addWidget(new SkeletonRows(context.theme, 8));
    rows->addStretch(1);
    m_stack->insertWidget(Loading, waiting);
    auto* shown = new QWidget;
    auto* shownColumn = new QVBoxLayout(shown);
    shownColumn->setContentsMargins(0, 0, 0, 0);
    m_detail->setWordWrap(true);
    m_detail->setContentsMargins(8, 8, 8, 4);
    m_open->setObjectName(u"explainOpen"_s);
    m_open->setProperty("link", true);
    m_open->setToolTip(tr("On a page of its own, to be copied and saved as text"));
    auto* openLine = new QHBoxLayout;
    openLine->setContentsMargins(8, 0, 8, 0);
    openLine->addWidget(m_open);
    openLine->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, [this] { emit openRequested(m_wanted); });
    shownColumn->addWidget(m_detail);
    shownColumn->addLayout(openLine);
    shownColumn->addWidget(m_tree, 1);
    m_stack->insertWidget(Tree, shown);
    m_stack->insertWidget(Empty, m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->addWidget(m_stack);
    connect(&context.library, &items::Library::changed, this, [this] {
        m_loaded.reset();
        if (isVisible())
            load();
    });
}

void ExplanationTree::makeTree()
{
    m_tree->setObjectName(u"explanationTree"_s);
    m_tree->setAccessibleName(tr("Explanation"));
    m_tree->setHeaderLabels({tr("Part"), tr("Value")});
    m_tree->headerItem()->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_tree->setUniformRowHeights(true);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setAlternatingRowColors(false);
    m_tree->setExpandsOnDoubleClick(false);
    connect(m_tree, &QTreeWidget::itemExpanded, this, &ExplanationTree::loadTerm);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        if (objectOf(item).to != To::Nothing)
            emit objectActivated(objectOf(item));
        else
            item->setExpanded(!item->isExpanded());
    });
}

void ExplanationTree::setWide()
{
    constexpr int partWidth = 340;
    m_wide = true;
    m_open->hide();
    m_tree->setColumnCount(3);
    m_tree->setHeaderLabels({tr("Part"), tr("Value"), tr("Where it comes from")});
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_tree->header()->resizeSection(0, partWidth);
    m_tree->header()->setSectionResizeMode(2, QHeaderView::Stretch);
}

void ExplanationTree::setObject(const ListRelation& object)
{
    m_wanted = object;
    m_asks = false;
    if (isVisible())
        load();
}

void ExplanationTree::ask(const QString& sentence)
{
    m_wanted = {};
    m_loaded.reset();
    m_asks = true;
    m_tree->clear();
    m_empty->setSentence(sentence);
    m_stack->setCurrentIndex(Empty);
}

QString ExplanationTree::subject() const
{
    const QTreeWidgetItem* root = m_tree->topLevelItem(0);
    return root && m_stack->currentIndex() == Tree ? root->text(0) : QString();
}

void ExplanationTree::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    load();
}

void ExplanationTree::load()
{
    if (m_asks || m_loaded == m_wanted)
        return;
    m_loaded = m_wanted;
    m_stack->setCurrentIndex(Loading);
    items::askExplanation(m_context.library, m_wanted, this,
        [this, asked = m_wanted](const base::Result<domain::Explanation>& explained) {
            if (asked != m_wanted || m_asks)
                return;
            if (explained) {
                fill(*explained);
                return;
            }
            m_tree->clear();
            m_empty->setSentence(explained.error().message);
            m_stack->setCurrentIndex(Empty);
            emit loaded();
        });
}

void ExplanationTree::fill(const domain::Explanation& explanation)
{
    m_tree->clear();
    m_detail->setText(explanation.detail);
    m_detail->setVisible(!explanation.detail.isEmpty());
    domain::Explanation head;
    head.label = explanation.label;
    head.value = explanation.value;
    head.unit = explanation.unit;
    QTreeWidgetItem* root = addPart(m_tree->invisibleRootItem(), head);
    root->setData(0, objectKindRole, static_cast<int>(m_wanted.to));
    root->setData(0, objectIdRole, m_wanted.id);
    addParts(root, explanation);
    m_tree->expandToDepth(0);
    m_tree->setCurrentItem(m_tree->topLevelItem(0));
    m_stack->setCurrentIndex(Tree);
    emit loaded();
}

void ExplanationTree::addParts(QTreeWidgetItem* parent, const domain::Explanation& of)
{
    for (const domain::Explanation& part : of.parts) {
        QTreeWidgetItem* item = addPart(parent, part);
        addParts(item, part);
        offerTerm(item);
    }
}

QTreeWidgetItem* ExplanationTree::addPart(QTreeWidgetItem* parent, const domain::Explanation& part)
{
    const QFont numbers = m_context.theme.font(TextRole::Number);
    const QSize line(0, m_context.theme.rowHeight() - rowsTighter);
    const QString unit = part.unit.isEmpty() ? QString() : u' ' + part.unit;
    auto* item = new QTreeWidgetItem(parent, {part.label, shortNumber(part.value) + unit});
    item->setFont(1, numbers);
    item->setSizeHint(0, line);
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(1, QLocale().toString(part.value, 'g', QLocale::FloatingPointShortest));
    item->setToolTip(0, part.detail.isEmpty() ? part.label : part.label + u"\n"_s + part.detail);
    item->setData(0, objectKindRole, static_cast<int>(part.about.to));
    item->setData(0, objectIdRole, part.about.id);
    if (m_wide)
        item->setText(2, part.detail);
    item->setToolTip(2, part.detail);
    QString text = QString::number(part.value, 'g', 10) + unit + u"  "_s + part.label;
    if (!part.detail.isEmpty())
        text += u"  "_s + part.detail;
    item->setData(0, lineRole, text);
    if (!part.detail.isEmpty() && !m_wide) {
        auto* detail = new QTreeWidgetItem(item, {part.detail});
        detail->setToolTip(0, part.detail);
        detail->setFirstColumnSpanned(true);
        detail->setSizeHint(0, line);
    }
    return item;
}

/// A CVE under a device, or a device under a CVE or control, has inputs of its own.
void ExplanationTree::offerTerm(QTreeWidgetItem* item)
{
    const To kind = objectOf(item).to;
    const bool term = (kind == To::Weakness && !nearest(item->parent(), To::Device).isEmpty())
        || (kind == To::Device && carried(item->parent()).to != To::Nothing);
    if (!term)
        return;
    item->setData(0, termRole, false);
    item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
}

void ExplanationTree::loadTerm(QTreeWidgetItem* item)
{
    const QVariant asked = item->data(0, termRole);
    if (!asked.isValid() || asked.toBool())
        return;
    item->setData(0, termRole, true);
    auto* waiting = new QTreeWidgetItem(item, {tr("Reading its inputs …")});
    waiting->setFirstColumnSpanned(true);
    const QString device = nearest(item, To::Device);
    const QPersistentModelIndex place = m_tree->indexFromItem(item);
    items::askTerm(m_context.library, device, carried(item), this,
        [this, place](const base::Result<domain::Explanation>& term) {
            if (!place.isValid())
                return; // another explanation is shown now
            QTreeWidgetItem* shown = m_tree->itemFromIndex(place);
            delete shown->takeChild(shown->childCount() - 1);
            if (term) {
                addPart(shown, *term);
                addParts(shown->child(shown->childCount() - 1), *term);
                shown->child(shown->childCount() - 1)->setExpanded(true);
            } else {
                auto* failure = new QTreeWidgetItem(shown, {term.error().message});
                failure->setFirstColumnSpanned(true);
            }
            emit termLoaded();
        });
}

QString ExplanationTree::text() const
{
    QString text;
    for (QTreeWidgetItemIterator it(m_tree); *it; ++it) {
        const QString line = (*it)->data(0, lineRole).toString();
        if (line.isEmpty())
            continue;
        int depth = 0;
        for (const QTreeWidgetItem* above = (*it)->parent(); above; above = above->parent())
            ++depth;
        text += QString(qsizetype{depth} * 2, u' ') + line + u'\n';
    }
    return text;
}

} // namespace parapet::views
