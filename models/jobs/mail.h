// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The hand-over as an e-mail draft for the IT contact: text from a template, the CSV attached.
// Contact and template are settings of the workspace. Thread of the connection.
#pragma once

#include "models/exporting/maildraft.h"
#include "models/jobs/context.h"

namespace parapet::jobs {

struct MailSettings
{
    QString to, from, subject, body; ///< subject and body are templates
};

/// What was kept, or the defaults: no contact, and a text that says what to fill in.
[[nodiscard]] base::Result<MailSettings> mailSettings(Context& context);
/// Error: Usage for addresses that are none and placeholders that there are not.
[[nodiscard]] base::Result<void> checkMailSettings(const MailSettings& settings);
/// Keeps them. Error: Usage for addresses or placeholders that cannot be.
[[nodiscard]] base::Result<void> keepMailSettings(Context& context, const MailSettings& settings);

/// The words that templates may name in braces.
[[nodiscard]] QStringList mailPlaceholders();

/// The draft for some activities (none: all active ones). Errors: Usage (no or no proper address,
/// unknown placeholder, nothing to hand over), NotFound.
[[nodiscard]] base::Result<QByteArray> draftMail(
    Context& context, const QStringList& ids, const MailSettings& settings);
/// Writes it to a file that only the owner can read, replacing it only when all is written.
[[nodiscard]] base::Result<void> writeMail(Context& context, const QStringList& activities,
    const MailSettings& settings, const QString& file);

} // namespace parapet::jobs
