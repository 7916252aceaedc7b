// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/coveringexceptions.h"

#include "models/domain/terms.h"
#include "models/items/tablemodel.h"
#include "views/panels/overviewcolumn.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/wording.h"
#include "views/widgets/textlabel.h"

#include <QCoreApplication>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

using domain::Kind;

QString tr(const char* text)
{
    return QCoreApplication::translate("CoveringExceptions", text);
}

RowFacts factsOf(const items::TableModel& rows, int row)
{
    domain::Row values;
    for (const domain::FieldSpec& field : domain::fieldsOf(Kind::Exceptions))
        values.values.push_back(rows.value(row, QString::fromUtf8(field.name)));
    return {Kind::Exceptions, values};
}

/// What of the weakness it covers.
QString partOf(const RowFacts& exception)
{
    const QString kind = exception.text(u"scopeKind");
    if (kind == "CVE"_L1)
        return tr("on every software");
    const QString software = exception.text(u"relatedComponent");
    return kind == "Recommendation"_L1 ? tr("what updating %1 closes").arg(software)
                                       : tr("on %1").arg(software);
}

/// "In effect until 1 December 2026 (Risk accepted): on every software, in Servers".
QString wordsOf(const RowFacts& exception)
{
    const auto end = exception.time(u"expiresOn");
    const QString groups = exception.text(u"scope") == "Global"_L1
        ? tr("on all devices")
        : tr("in %1").arg(exception.list(u"groups").join(u", "_s));
    return tr("%1 until %2 (%3): %4, %5")
        .arg(exception.text(u"status"), end ? spelledDate(*end, QLocale()) : QString(),
            exception.text(u"justification"), partOf(exception), groups);
}

} // namespace

void addCoveringExceptions(const PageContext& context, OverviewColumn& column,
    const QString& weakness, std::function<void(const QString&)> open)
{
    static constexpr int most = 5;
    using enum domain::ExceptionStatus;
    auto* place = new OverviewColumn(context.theme);
    place->setObjectName(u"coveringExceptions"_s);
    column.addWidget(place);
    auto* rows = new items::TableModel(context.library, Kind::Exceptions, place);
    rows->setSortText(u"status,expiresOn:desc"_s);
    rows->setRelation({domain::ListRelation::To::Weakness, weakness});
    rows->setFilter(kqlAny({u"status == "_s + kqlQuoted(domain::text(InEffect)),
        u"status == "_s + kqlQuoted(domain::text(Suspended))}));
    QObject::connect(
        rows, &items::TableModel::loaded, place, [place, rows, open = std::move(open)](int found) {
            place->clear();
            if (found > 0)
                place->addSection(tr("Exceptions"));
            for (int row = 0; row < std::min(found, most); ++row) {
                const RowFacts exception = factsOf(*rows, row);
                QPushButton* link = place->addLink(exception.text(u"title"));
                link->setObjectName(u"coveringException"_s);
                link->setToolTip(tr("Opens the exception"));
                QObject::connect(link, &QPushButton::clicked, place,
                    [open, id = exception.text(u"id")] { open(id); });
                place->addText({}, wordsOf(exception))->setObjectName(u"coveringWords"_s);
            }
            if (found > most)
                place->addText({},
                    tr("And %1 more; the tab Exceptions lists all.")
                        .arg(QLocale().toString(found - most)));
        });
}

} // namespace parapet::views
