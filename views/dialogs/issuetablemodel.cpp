// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/issuetablemodel.h"

#include "views/widgets/celltext.h"

#include <QFileInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

enum Column : int { File, Line, Kind, Reason, ColumnCount };

QString place(const domain::Issue& issue)
{
    const QString byte =
        issue.byteOffset ? IssueTableModel::tr("byte %1").arg(*issue.byteOffset) : QString();
    if (issue.line <= 0)
        return byte;
    const QString line = QLocale().toString(issue.line);
    return byte.isEmpty() ? line : line + QStringLiteral(", ") + byte;
}

} // namespace

IssueTableModel::IssueTableModel(std::vector<domain::Issue> issues, QObject* parent)
    : QAbstractTableModel(parent)
    , m_issues(std::move(issues))
{
}

QString IssueTableModel::text() const
{
    QStringList lines;
    for (const domain::Issue& issue : m_issues)
        lines.append(domain::describe(issue));
    return lines.join(u'\n');
}

int IssueTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_issues.size());
}

int IssueTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant IssueTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const domain::Issue& issue = m_issues[static_cast<std::size_t>(index.row())];
    if (role == FieldFormatRole) {
        return static_cast<int>(
            index.column() == Line ? domain::FieldFormat::Count : domain::FieldFormat::Plain);
    }
    if (role == Qt::ToolTipRole)
        return domain::describe(issue);
    if (role != Qt::DisplayRole && role != RawValueRole)
        return {};
    switch (index.column()) {
    case File:
        return QFileInfo(issue.file).fileName();
    case Line:
        return place(issue);
    case Kind:
        return issue.kind == domain::Issue::Kind::Rejected ? tr("Rejected") : tr("Note");
    case Reason:
        return issue.reason;
    default:
        return {};
    }
}

QVariant IssueTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == FieldFormatRole) {
        return static_cast<int>(
            section == Line ? domain::FieldFormat::Count : domain::FieldFormat::Plain);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File:
        return tr("File");
    case Line:
        return tr("Line");
    case Kind:
        return tr("Kind");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

} // namespace parapet::views
