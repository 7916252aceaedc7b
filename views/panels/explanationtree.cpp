// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/explanationtree.h"

#include "views/widgets/emptystate.h"
#include "views/widgets/skeletonrows.h"
#include "views/widgets/textlabel.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

enum State { Loading, Tree, Empty };

constexpr int rowsTighter = 4; // pixels less than a row of a list

QString shortNumber(double value)
{
    const double size = qAbs(value);
    return QLocale().toString(value, 'f', size >= 100 ? 1 : size >= 0.1 || size <= 0 ? 2 : 4);
}

void addParts(
    QTreeWidgetItem* parent, const domain::Explanation& of, const QFont& numbers, int height)
{
    for (const domain::Explanation& part : of.parts) {
        auto* item = new QTreeWidgetItem(parent, {part.label, shortNumber(part.value)});
        item->setFont(1, numbers);
        item->setSizeHint(0, QSize(0, height));
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        const QString exact = QLocale().toString(part.value, 'g', QLocale::FloatingPointShortest);
        item->setToolTip(1, exact);
        item->setToolTip(
            0, part.detail.isEmpty() ? part.label : part.label + u"\n"_s + part.detail);
        if (!part.detail.isEmpty()) {
            auto* detail = new QTreeWidgetItem(item, {part.detail});
            detail->setToolTip(0, part.detail);
            detail->setFirstColumnSpanned(true);
            detail->setSizeHint(0, QSize(0, height));
        }
        addParts(item, part, numbers, height);
    }
}

} // namespace

ExplanationTree::ExplanationTree(const PageContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_detail(new TextLabel(context.theme, TextRole::Body, Tone::Muted))
    , m_tree(new QTreeWidget)
    , m_empty(new EmptyState(context.theme))
    , m_stack(new QStackedWidget)
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
    shownColumn->addWidget(m_detail);
    shownColumn->addWidget(m_tree, 1);
    m_stack->insertWidget(Tree, shown);
    m_stack->insertWidget(Empty, m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->addWidget(m_stack);
    connect(&context.library, &items::Library::changed, this, [this] {
        m_loaded = {};
        if (isVisible())
            load();
    });
}

void ExplanationTree::setObject(const domain::ListRelation& object)
{
    m_wanted = object;
    if (isVisible())
        load();
}

void ExplanationTree::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    load();
}

void ExplanationTree::load()
{
    if (m_loaded == m_wanted)
        return;
    m_loaded = m_wanted;
    m_stack->setCurrentIndex(Loading);
    m_context.library.explain(
        m_wanted, this, [this, asked = m_wanted](base::Result<domain::Explanation> explanation) {
            if (asked != m_wanted)
                return;
            if (explanation) {
                fill(*explanation);
                return;
            }
            m_empty->setSentence(explanation.error().message);
            m_stack->setCurrentIndex(Empty);
        });
}

void ExplanationTree::fill(const domain::Explanation& explanation)
{
    m_tree->clear();
    const QFont numbers = m_context.theme.font(TextRole::Number);
    domain::Explanation root;
    root.parts.push_back(explanation);
    m_detail->setText(explanation.detail);
    m_detail->setVisible(!explanation.detail.isEmpty());
    root.parts.front().detail.clear();
    addParts(m_tree->invisibleRootItem(), root, numbers, m_context.theme.rowHeight() - rowsTighter);
    m_tree->expandToDepth(0);
    m_stack->setCurrentIndex(Tree);
}

} // namespace parapet::views
