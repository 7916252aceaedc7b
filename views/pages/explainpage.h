// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a number comes from: the exposure score, a device, a recommendation or a CVE as a tree down
// to inputs, constants, feeds and files; to be copied or saved as text. Owned by the shell. GUI
// thread only.
#pragma once

#include "models/domain/views.h"
#include "models/items/tablemodel.h"
#include "views/pages/page.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class ExplanationTree;
class InlineMessage;
class PageHeader;

class ExplainPage final : public Page
{
    Q_OBJECT

public:
    explicit ExplainPage(const PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    /// `tab`: "device", "recommendation" or "weakness", with its id as the object; "score"
    /// without, "control" with or without (then the secure score).
    void activate(const NavigationTarget& target) override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap& state) override;

private:
    QWidget* makeBar();
    void describeField();
    void changeKind();
    void showName();
    void explainObject(domain::ListRelation::To kind, const QString& id);
    void showTyped();
    void look(domain::Kind kind, const QString& filter, const QString& typed);
    void openObject(const domain::ListRelation& object);
    void copyText();
    void saveText();
    [[nodiscard]] domain::ListRelation::To chosenKind() const;

    PageHeader* m_header;
    InlineMessage* m_message;
    QComboBox* m_kind;
    QLineEdit* m_name;
    QPushButton* m_go;
    ExplanationTree* m_tree;
    QString m_shownName; ///< what the field holds for the object that is explained
    items::TableModel* m_finder = nullptr; ///< finds a typed name; of the last question
};

} // namespace parapet::views
