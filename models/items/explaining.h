// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations for the window: a number with the devices its parts name, the inputs of one term,
// and either as a file of text. For the GUI thread; none of it blocks.
#pragma once

#include "models/items/library.h"

#include <QHash>

namespace parapet::items {

struct Explained
{
    domain::Explanation explanation;
    /// Ids of the devices that parts are labelled with. A name that several devices have is left
    /// out: it says nothing of which one is meant.
    QHash<QString, QString> deviceIds;
};

/// How a score, device, recommendation or CVE comes to its value; an empty id explains the score.
void askExplanation(Library& library, const domain::ListRelation& object, QObject* context,
    Answer<Explained> answer);

/// One CVE on one device: factors, constants, feeds with their dates, imported files. Errors:
/// NotFound.
void askTerm(Library& library, const QString& device, const QString& cve, QObject* context,
    Answer<domain::Explanation> answer);

/// Writes a text file, replacing it only when all is written. Answers with its path; error Io.
void saveText(Library& library, const QString& file, const QString& text, QObject* context,
    Answer<QString> answer);

} // namespace parapet::items
