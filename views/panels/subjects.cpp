// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/panels/subjects.h"

#include "models/domain/terms.h"
#include "views/vocabulary/fieldwords.h"

#include <QCoreApplication>

namespace parapet::views {

ExceptionSubject subjectOf(const RowFacts& recommendation)
{
    return {recommendation.text(u"id"), {}, recommendation.text(u"recommendationName"), {}};
}

ExceptionSubject subjectOf(const RowFacts& weakness, const QString& recommendation)
{
    const QString cve = weakness.text(u"id");
    const QString title = recommendation.isEmpty()
        ? cve
        : QCoreApplication::translate("Subjects", "%1 on %2")
              .arg(cve, softwareWords(recommendation.mid(5)));
    return {recommendation, cve, title, weakness.list(u"relatedSoftware")};
}

ExceptionSubject subjectOfSoftware(const RowFacts& software)
{
    ExceptionSubject subject;
    if (software.count(u"weaknesses") > 0)
        subject.recommendation = domain::softwareRecommendationId(software.text(u"id"));
    subject.title = softwareWords(software.text(u"name"));
    return subject;
}

} // namespace parapet::views
