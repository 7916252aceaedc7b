// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallerymodel.h"

#include "views/widgets/celltext.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::FieldFormat;

const std::array<std::pair<const char16_t*, FieldFormat>, 10> columns{{
    {u"Security recommendation", FieldFormat::Plain},
    {u"Severity", FieldFormat::SeverityPill},
    {u"Weaknesses", FieldFormat::Count},
    {u"Threats", FieldFormat::Tags},
    {u"Exposed devices", FieldFormat::Progress},
    {u"EPSS", FieldFormat::Probability},
    {u"Impact", FieldFormat::Impact},
    {u"Score", FieldFormat::Points},
    {u"In KEV", FieldFormat::YesNo},
    {u"First seen", FieldFormat::Date},
}};

QVariant tags(std::initializer_list<QString> words)
{
    return QStringList(words);
}

} // namespace

GalleryModel::GalleryModel(QObject* parent)
    : QAbstractTableModel(parent)
{
    const qint64 day = 1'785'542'400'000; // 2026-08-01
    const QVariant none;
    m_rows = {
        {u"Update Chrome to 139.0.7258.66"_s, u"Critical"_s, 38LL,
            tags({u"KEV"_s, u"Active alert"_s}), u"61 / 226"_s, 0.94321, 3.104, none, true, day},
        {u"Update Windows 11 (KB5062553)"_s, u"High"_s, 71LL, tags({u"Exploit verified"_s}),
            u"204 / 812"_s, 0.61, 2.4, none, false, day},
        {u"Uninstall Adobe Flash Player"_s, u"High"_s, 1112LL, tags({u"Exploit kit"_s}),
            u"17 / 17"_s, 0.5, 1.9, none, true, day},
        {u"Turn on real-time protection"_s, u"Medium"_s, none, none, u"51 / 790"_s, none, none, 8.6,
            false, day},
        {u"Update OpenSSL to 3.0.17"_s, u"Medium"_s, 9LL, tags({u"Public exploit"_s}),
            u"88 / 301"_s, 0.0123, 0.8, none, false, day},
        {u"Verhindern, dass Office-Anwendungen untergeordnete Prozesse erstellen"_s, u"Low"_s, 1LL,
            none, u"312 / 640"_s, none, 0.0, 4.1, false, day},
        {u"Update 7-Zip to 25.01"_s, u"Medium"_s, 4LL, tags({u"Zero day"_s, u"va-_-7-zip"_s}),
            u"143 / 410"_s, 0.00004, 0.31, none, false, day},
        {},
        {},
    };
    m_ticked = {0, 2};
}

int GalleryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int GalleryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns.size());
}

QVariant GalleryModel::data(const QModelIndex& index, int role) const
{
    const QVariantList& row = m_rows[index.row()];
    switch (role) {
    case FieldFormatRole:
        return static_cast<int>(columns[static_cast<std::size_t>(index.column())].second);
    case RawValueRole:
        return row.value(index.column());
    case LoadingRole:
        return row.isEmpty();
    case Qt::CheckStateRole:
        if (index.column() == 0)
            return m_ticked.contains(index.row()) ? Qt::Checked : Qt::Unchecked;
        return {};
    default:
        return {};
    }
}

bool GalleryModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != 0)
        return false;
    if (value.value<Qt::CheckState>() == Qt::Checked)
        m_ticked.insert(index.row());
    else
        m_ticked.remove(index.row());
    emit dataChanged(index, index, {Qt::CheckStateRole});
    return true;
}

QVariant GalleryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const auto& column = columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole)
        return QString::fromUtf16(column.first);
    return role == FieldFormatRole ? QVariant(static_cast<int>(column.second)) : QVariant();
}

Qt::ItemFlags GalleryModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags base = QAbstractTableModel::flags(index);
    return index.column() == 0 ? base | Qt::ItemIsUserCheckable : base;
}

} // namespace parapet::views
