// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/explaining.h"

#include "models/items/asking.h"
#include "models/jobs/explain.h"

#include <QSaveFile>

namespace parapet::items {
namespace {

/// Parts of a sum that an explanation names; the rest is summed up as one.
constexpr std::size_t explainedParts = 20;

} // namespace

void askExplanation(Library& library, const domain::ListRelation& object, QObject* context,
    Answer<domain::Explanation> answer)
{
    ask<domain::Explanation>(library, library.analyses(), nullptr, context, std::move(answer),
        [object](const Reader::Desk& desk) {
            return withAnalysis<domain::Explanation>(desk, [&](const assess::Analysis& analysis) {
                return jobs::explainObject(analysis, object, explainedParts);
            });
        });
}

void askTerm(Library& library, const QString& device, const domain::ListRelation& object,
    QObject* context, Answer<domain::Explanation> answer)
{
    ask<domain::Explanation>(library, library.analyses(), nullptr, context, std::move(answer),
        [device, object](const Reader::Desk& desk) {
            return jobs::explainTerm(*desk.context, *desk.scope, device, object);
        });
}

void saveText(Library& library, const QString& file, const QString& text, QObject* context,
    Answer<QString> answer)
{
    ask<QString>(library, library.lists(), nullptr, context, std::move(answer),
        [file, text](const Reader::Desk&) -> base::Result<QString> {
            QSaveFile out(file);
            if (!out.open(QIODevice::WriteOnly) || out.write(text.toUtf8()) < 0 || !out.commit())
                return base::fail(base::Error::Kind::Io,
                    QCoreApplication::translate("Library", "%1 cannot be written: %2")
                        .arg(file, out.errorString()));
            return file;
        });
}

} // namespace parapet::items
