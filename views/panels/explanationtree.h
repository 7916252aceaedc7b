// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a score comes about, as a tree of terms with their values; asks only once it is seen. Owned
// by its panel. GUI thread only.
#pragma once

#include "models/items/library.h"
#include "views/vocabulary/pagecontext.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;
QT_END_NAMESPACE

namespace parapet::views {

class EmptyState;
class TextLabel;

class ExplanationTree final : public QWidget
{
    Q_OBJECT

public:
    explicit ExplanationTree(const PageContext& context, QWidget* parent = nullptr);

    void setObject(const domain::ListRelation& object);
    [[nodiscard]] QTreeWidget* tree() const { return m_tree; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void load();
    void fill(const domain::Explanation& explanation);

    PageContext m_context;
    domain::ListRelation m_wanted;
    domain::ListRelation m_loaded;
    TextLabel* m_detail;
    QTreeWidget* m_tree;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
};

} // namespace parapet::views
