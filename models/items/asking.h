// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How questions of the window travel: run on a reader's thread, answered on the GUI thread, and
// never after the asking object's death. For the questions of this room; call on the GUI thread.
#pragma once

#include "models/assess/analysis.h"
#include "models/items/library.h"
#include "models/items/reader.h"

#include <QCoreApplication>
#include <QPointer>

namespace parapet::items {

/// Runs `question` on a reader and brings its answer to the GUI thread. A later request of the same
/// `owner` replaces this one (null: none does).
template <class T, class Question>
void ask(Library& library, Reader& reader, const void* owner, QObject* context, Answer<T> answer,
    Question question)
{
    const QPointer<QObject> guard(context);
    reader.post(
        owner, [home = &library, guard, answer, question](const base::Result<Reader::Desk>& desk) {
            base::Result<T> result =
                desk ? question(*desk) : base::Result<T>(tl::unexpected(desk.error()));
            QMetaObject::invokeMethod(
                home,
                [guard, answer, result = std::move(result)] {
                    if (guard)
                        answer(result);
                },
                Qt::QueuedConnection);
        });
}

/// The same for a long question that gives way to every other (Reader::postPatient).
template <class T, class Question>
void askPatiently(Library& library, Reader& reader, const void* owner, QObject* context,
    Answer<T> answer, Question question)
{
    const QPointer<QObject> guard(context);
    reader.postPatient(
        owner, [home = &library, guard, answer, question](const base::Result<Reader::Desk>& desk) {
            base::Result<T> result =
                desk ? question(*desk) : base::Result<T>(tl::unexpected(desk.error()));
            if (!result && result.error().kind == base::Error::Kind::Cancelled)
                return false;
            QMetaObject::invokeMethod(
                home,
                [guard, answer, result = std::move(result)] {
                    if (guard)
                        answer(result);
                },
                Qt::QueuedConnection);
            return true;
        });
}

/// Asks the analysis of a reader's scope.
template <class T, class Question>
base::Result<T> withAnalysis(const Reader::Desk& desk, const Question& question)
{
    const auto analysis = desk.scope->analysis();
    if (!analysis)
        return tl::unexpected(analysis.error());
    base::Result<T> answer = question(**analysis);
    if (desk.context->progress.cancelled()) // a stopped assessment is empty, and no answer
        return base::fail(base::Error::Kind::Cancelled,
            QCoreApplication::translate("Library", "Replaced by a later request."));
    return answer;
}

} // namespace parapet::items
