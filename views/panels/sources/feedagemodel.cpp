// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/sources/feedagemodel.h"

#include <QLocale>

namespace parapet::views {

FeedAgeModel::FeedAgeModel(PresentedModel& feeds, QObject* parent)
    : QIdentityProxyModel(parent)
    , m_feeds(feeds.table())
    , m_ageColumn(m_feeds.columnOf(u"ageDays"))
{
    setSourceModel(&feeds);
}

bool FeedAgeModel::isSuperseded(int row) const
{
    const domain::Value name = m_feeds.value(row, u"name");
    const domain::Value imported = m_feeds.value(row, u"importedAt");
    for (int other = 0; other < m_feeds.rowCount(); ++other) {
        if (other != row && m_feeds.value(other, u"name") == name
            && imported < m_feeds.value(other, u"importedAt"))
            return true;
    }
    return false;
}

QVariant FeedAgeModel::data(const QModelIndex& index, int role) const
{
    if (index.column() != m_ageColumn)
        return QIdentityProxyModel::data(index, role);
    const domain::Value value = m_feeds.value(index.row(), u"ageDays");
    const auto* days = std::get_if<qint64>(&value);
    if (!days || *days <= staleDays || isSuperseded(index.row()))
        return QIdentityProxyModel::data(index, role);
    const QString age = QLocale().toString(*days);
    switch (role) {
    case items::FormatRole:
        return static_cast<int>(domain::FieldFormat::Tags);
    case items::RawRole:
        return QStringList{tr("Stale"), age};
    case Qt::DisplayRole:
        return tr("Stale, %1 days").arg(age);
    case Qt::ToolTipRole:
        return tr("%1 days old; scores use its values until a newer one is imported").arg(age);
    default:
        return QIdentityProxyModel::data(index, role);
    }
}

} // namespace parapet::views
