// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations for the window: a number with its parts, the inputs of one term, and either as a
// file of text. For the GUI thread; none of it blocks.
#pragma once

#include "models/items/library.h"

namespace parapet::items {

/// How an object comes to its value; To::Nothing explains the exposure score, To::Control without
/// an id the secure score.
void askExplanation(Library& library, const domain::ListRelation& object, QObject* context,
    Answer<domain::Explanation> answer);

/// One CVE or control on one device: factors, constants, feeds with their dates, imported rows with
/// file and line. Errors: NotFound.
void askTerm(Library& library, const QString& device, const domain::ListRelation& object,
    QObject* context, Answer<domain::Explanation> answer);

/// Writes a text file, replacing it only when all is written. Answers with its path; error Io.
void saveText(Library& library, const QString& file, const QString& text, QObject* context,
    Answer<QString> answer);

} // namespace parapet::items
