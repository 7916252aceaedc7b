// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "Snapshots and feeds": what was imported, what is known from feeds, and which rows were not
// taken. Owned by the shell. GUI thread only.
#pragma once

#include "views/pages/page.h"

QT_BEGIN_NAMESPACE
class QPushButton;
class QStackedWidget;
class QTabBar;
QT_END_NAMESPACE

namespace parapet::views {

class ImportActions;
class InlineMessage;
class PageHeader;
class SourceList;

class SourcesPage final : public Page
{
    Q_OBJECT

public:
    explicit SourcesPage(const PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString iconName() const override;
    /// Tabs: "snapshots", "feeds", "issues". A filter goes to the tab shown.
    void activate(const NavigationTarget& target) override;
    [[nodiscard]] QVariantMap saveState() const override;
    void restoreState(const QVariantMap& state) override;

private:
    void makeHeader();
    void makeLists();
    void showTab(int tab);
    void describe();
    void warnOfStaleFeeds();
    void exportCsv();
    void viewSnapshot(const QString& id);
    void readSnapshots();
    void offerSteps();
    [[nodiscard]] SourceList* current() const;

    ImportActions* m_import;
    PageHeader* m_header;
    InlineMessage* m_message;
    InlineMessage* m_stale; ///< shown with the feeds
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    SourceList* m_snapshots = nullptr;
    SourceList* m_feeds = nullptr;
    SourceList* m_issues = nullptr;
    QPushButton* m_view = nullptr;
    QPushButton* m_takeBack = nullptr;
    qint64 m_newest = 0; ///< id of the newest snapshot
};

} // namespace parapet::views
