// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/vocabulary/presentedmodel.h"

#include "models/base/timetext.h"
#include "views/vocabulary/fieldwords.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {

using domain::FieldFormat;
using domain::Kind;

PresentedModel::PresentedModel(items::TableModel& model, base::Clock clock, QObject* parent)
    : QIdentityProxyModel(parent)
    , m_table(model)
    , m_clock(std::move(clock))
{
    for (const domain::FieldSpec& field : domain::fieldsOf(model.kind())) {
        const bool activity = model.kind() == Kind::Remediations;
        const std::string_view name = field.name;
        Dress dress = Dress::None;
        if (name == "remediationType" || (activity && name == "type"))
            dress = Dress::RemediationType;
        else if (name == "relatedSoftware")
            dress = Dress::SoftwareIds;
        else if (activity && name == "dueOn")
            dress = Dress::Due;
        else if (name == "fixedDevices")
            dress = Dress::Progress;
        else if (field.format == FieldFormat::Points)
            dress = Dress::Points;
        else if (name == "exploitabilityLevel")
            dress = Dress::Word;
        m_dress.push_back(dress);
    }
    setSourceModel(&model);
    // The model speaks of its own column of check boxes; the shown one is another.
    connect(&model, &items::TableModel::checksChanged, this, [this] {
        if (m_checkColumn >= 0 && rowCount() > 0)
            emit dataChanged(index(0, m_checkColumn), index(rowCount() - 1, m_checkColumn),
                {Qt::CheckStateRole});
    });
}

void PresentedModel::setCheckField(QStringView field)
{
    m_checkColumn = m_table.columnOf(field);
}

QVariant PresentedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const std::span<const domain::FieldSpec> fields = domain::fieldsOf(m_table.kind());
    const bool known = section >= 0 && static_cast<std::size_t>(section) < fields.size();
    if (orientation == Qt::Horizontal && known
        && (role == Qt::DisplayRole || role == Qt::ToolTipRole)) {
        const domain::FieldSpec& field = fields[static_cast<std::size_t>(section)];
        return role == Qt::DisplayRole
            ? fieldTitle(field)
            : tr("%1 (in filters: %2)").arg(fieldTitle(field), fieldName(field));
    }
    return QIdentityProxyModel::headerData(section, orientation, role);
}

QVariant PresentedModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::CheckStateRole) {
        return index.column() == m_checkColumn
            ? QIdentityProxyModel::data(index.siblingAtColumn(0), role)
            : QVariant();
    }
    const Dress dress = m_dress[static_cast<std::size_t>(index.column())];
    if (dress != Dress::None
        && (role == items::RawRole || role == items::FormatRole || role == Qt::DisplayRole))
        return dressed(index, role, dress);
    const QVariant plain = QIdentityProxyModel::data(index, role);
    // Cells of the window take times as milliseconds.
    if (role == items::RawRole && plain.typeId() == QMetaType::QDateTime)
        return plain.toDateTime().toMSecsSinceEpoch();
    return plain;
}

QVariant PresentedModel::dressed(const QModelIndex& index, int role, Dress dress) const
{
    const QVariant plain = QIdentityProxyModel::data(index, role);
    if (role == items::FormatRole)
        return dress == Dress::Due ? QVariant(static_cast<int>(FieldFormat::Tags)) : plain;
    const QVariant raw = QIdentityProxyModel::data(index, items::RawRole);
    if (!raw.isValid())
        return plain;
    switch (dress) {
    case Dress::RemediationType:
        return remediationTypeWords(raw.toString());
    case Dress::SoftwareIds: {
        QStringList words;
        for (const QString& id : raw.toStringList())
            words.append(softwareWords(id));
        return words.join(u", "_s);
    }
    case Dress::Points: // no points to gain: a dash, not "+0.00"
        return qFuzzyIsNull(raw.toDouble()) ? QVariant() : plain;
    case Dress::Due:
        return due(index);
    case Dress::Progress:
        return progress(index);
    case Dress::Word:
        return raw.toString() == "NoExploit"_L1        ? tr("No exploit")
            : raw.toString() == "ExploitIsPublic"_L1   ? tr("Public exploit")
            : raw.toString() == "ExploitIsVerified"_L1 ? tr("Exploit verified")
            : raw.toString() == "ExploitIsInKit"_L1    ? tr("Exploit kit")
                                                       : raw;
    case Dress::None:
        break;
    }
    return plain;
}

QVariant PresentedModel::due(const QModelIndex& index) const
{
    const domain::Value value = m_table.value(index.row(), u"dueOn");
    const auto* time = std::get_if<qint64>(&value);
    if (!time)
        return {};
    QStringList pills{base::isoDate(*time)};
    const domain::Value status = m_table.value(index.row(), u"status");
    if (status != domain::Value(domain::text(domain::RemediationStatus::Active)))
        return pills;
    const Due state = dueState(*time, m_clock());
    if (state == Due::Overdue)
        pills.append(u"Overdue"_s);
    else if (state == Due::Soon)
        pills.append(u"Due soon"_s);
    return pills;
}

QVariant PresentedModel::progress(const QModelIndex& index) const
{
    const domain::Value fixed = m_table.value(index.row(), u"fixedDevices");
    const domain::Value target = m_table.value(index.row(), u"targetDevices");
    const auto* done = std::get_if<qint64>(&fixed);
    const auto* all = std::get_if<qint64>(&target);
    if (!done || !all)
        return {};
    const QLocale locale;
    return u"%1 / %2"_s.arg(locale.toString(*done), locale.toString(*all));
}

bool PresentedModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != m_checkColumn)
        return false;
    return QIdentityProxyModel::setData(index.siblingAtColumn(0), value, role);
}

Qt::ItemFlags PresentedModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
    const bool checkable = index.column() == m_checkColumn
        && QIdentityProxyModel::flags(index.siblingAtColumn(0)).testFlag(Qt::ItemIsUserCheckable);
    flags.setFlag(Qt::ItemIsUserCheckable, checkable);
    return flags;
}

} // namespace parapet::views
