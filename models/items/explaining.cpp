// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/explaining.h"

#include "models/items/asking.h"
#include "models/jobs/explain.h"
#include "models/jobs/savefile.h"

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
            return jobs::saveFile(file, [&text](QSaveFile& out) -> base::Result<void> {
                out.write(text.toUtf8());
                return {};
            }).map([&file] { return file; });
        });
}

} // namespace parapet::items
