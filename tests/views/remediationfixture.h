// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A workspace with the remediation page open on it, for the tests of that page and of what leads
// from it. One per test class; GUI thread only.
#pragma once

#include "tests/views/demoworkspace.h"
#include "tests/views/pagedriver.h"
#include "views/pages/remediationpage.h"

namespace parapet::tests {

class RemediationFixture
{
protected:
    /// Takes the first recommendation that passes the filter as the one to work with.
    [[nodiscard]] bool makeWorkspace(const QString& filter)
    {
        if (!m_workspace.make(*qApp))
            return false;
        items::TableModel all(*m_workspace.library, domain::Kind::Recommendations);
        all.setFilter(filter);
        if (!QTest::qWaitFor([&all] { return !all.isLoading() && all.rowCount() > 0; }, 20'000))
            return false;
        m_recommendation = all.idAt(0);
        return !m_recommendation.isEmpty();
    }
    [[nodiscard]] bool openPage()
    {
        m_page = std::make_unique<views::RemediationPage>(m_workspace.context());
        m_driver = std::make_unique<PageDriver>(*m_page);
        m_page->resize(1300, 800);
        m_page->show();
        return QTest::qWaitForWindowExposed(m_page.get()) && m_driver->settle();
    }
    void closePage()
    {
        m_driver.reset();
        m_page.reset();
    }
    [[nodiscard]] bool requestRemediation(const domain::RemediationRequest& request)
    {
        return m_workspace.waitForJob(m_workspace.desk->createRemediation(request));
    }

    DemoWorkspace m_workspace;
    QString m_recommendation;
    std::unique_ptr<views::RemediationPage> m_page;
    std::unique_ptr<PageDriver> m_driver;
};

} // namespace parapet::tests
