// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/groupchooser.h"

#include <QListWidget>
#include <QRadioButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {
constexpr int shownRows = 5;
}

GroupChooser::GroupChooser(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_all(new QRadioButton(tr("All device groups")))
    , m_some(new QRadioButton(tr("Chosen device groups")))
    , m_list(new QListWidget)
{
    m_all->setObjectName(u"allGroups"_s);
    m_some->setObjectName(u"someGroups"_s);
    m_list->setObjectName(u"groupList"_s);
    m_list->setAccessibleName(tr("Device groups"));
    m_all->setChecked(true);
    m_list->setProperty("card", true);
    m_list->setSpacing(3);
    m_list->setEnabled(false);
    m_list->setFixedHeight(shownRows * theme.rowHeight());
    m_list->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_all);
    column->addWidget(m_some);
    column->addWidget(m_list);
    connect(m_some, &QRadioButton::toggled, this, [this](bool on) {
        m_list->setEnabled(on);
        m_list->setVisible(on);
        emit changed();
    });
    connect(m_list, &QListWidget::itemChanged, this, &GroupChooser::changed);
    // Space and click on the words tick as well as the box.
    connect(m_list, &QListWidget::itemActivated, this, [](QListWidgetItem* item) {
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
}

void GroupChooser::setGroups(const QStringList& groups)
{
    const QStringList before = chosen();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const QString& group : groups) {
        auto* item = new QListWidgetItem(group, m_list);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(before.contains(group) ? Qt::Checked : Qt::Unchecked);
    }
    m_some->setEnabled(!groups.isEmpty());
    const int rows = std::min(shownRows, static_cast<int>(groups.size()));
    const int height = m_list->sizeHintForRow(0) + 2 * m_list->spacing();
    m_list->setFixedHeight(std::max(1, rows) * std::max(height, 20) + 10);
}

QStringList GroupChooser::chosen() const
{
    QStringList groups;
    if (m_all->isChecked())
        return groups;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            groups.append(m_list->item(row)->text());
    }
    return groups;
}

bool GroupChooser::isComplete() const
{
    return m_all->isChecked() || !chosen().isEmpty();
}

} // namespace parapet::views
