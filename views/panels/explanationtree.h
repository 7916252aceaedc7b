// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a score comes about, as a tree of terms with their values; asks only once it is seen, and for
// the inputs of a term (one CVE or control on one device) once it is unfolded. Owned by its panel
// or page. GUI thread only.
#pragma once

#include "models/items/library.h"
#include "views/vocabulary/pagecontext.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
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

    /// Nothing with an empty id: the exposure score.
    void setObject(const domain::ListRelation& object);
    /// Explains nothing until setObject(): the sentence says what is to be done.
    void ask(const QString& sentence);
    /// What is explained, as people call it; empty while it is read and where it cannot be.
    [[nodiscard]] QString subject() const;
    /// On a page of its own: details in a column beside the values, and no link to that page.
    void setWide();
    [[nodiscard]] domain::ListRelation object() const { return m_wanted; }
    [[nodiscard]] QTreeWidget* tree() const { return m_tree; }
    /// What is unfolded and what is not, as lines of exact value, label and detail.
    [[nodiscard]] QString text() const;

signals:
    void loaded();
    /// A term was unfolded and its inputs are there.
    void termLoaded();
    void openRequested(const parapet::domain::ListRelation& object);
    /// Enter or double click on a line that names a device or a CVE.
    void objectActivated(const parapet::domain::ListRelation& object);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeTree();
    void load();
    void fill(const domain::Explanation& explanation);
    void addParts(QTreeWidgetItem* parent, const domain::Explanation& of);
    QTreeWidgetItem* addPart(QTreeWidgetItem* parent, const domain::Explanation& part);
    void offerTerm(QTreeWidgetItem* item);
    void loadTerm(QTreeWidgetItem* item);

    PageContext m_context;
    domain::ListRelation m_wanted;
    std::optional<domain::ListRelation> m_loaded;
    bool m_asks = false; ///< nothing is to be explained yet
    bool m_wide = false;
    TextLabel* m_detail;
    QPushButton* m_open;
    QTreeWidget* m_tree;
    EmptyState* m_empty;
    QStackedWidget* m_stack;
};

} // namespace parapet::views
