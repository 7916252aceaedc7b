// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An e-mail as a draft file (.eml, RFC 5322 with MIME): opened by a mail program it is ready to be
// read over and sent. Nothing of it can add a header. Pure functions; any thread.
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace parapet::exporting {

struct MailAddress
{
    QString name; ///< may be empty, any letters
    QString address; ///< local@domain, ASCII
};

/// Reads "it@example.org, Service Desk <desk@example.org>; ..."; domains with other letters become
/// their ASCII form. Nothing when any of them is no address that can be written to, or none is
/// there.
[[nodiscard]] std::optional<std::vector<MailAddress>> parseAddresses(const QString& text);
/// The first part of such a text that is no address; empty where none is wrong.
[[nodiscard]] QString wrongAddress(const QString& text);

struct MailDraft
{
    std::vector<MailAddress> to;
    MailAddress from;
    QString subject, body; ///< line ends of any kind
    QString attachmentName;
    QByteArray attachment; ///< CSV, UTF-8
    base::Millis date = 0;
    QString id; ///< unique: the part of the Message-ID before its @
};

/// The bytes of the file: CRLF, ASCII only, no line above 78 characters. Error: Usage when the
/// subject or a name holds control characters.
[[nodiscard]] base::Result<QByteArray> writeMailDraft(const MailDraft& draft);

/// Fills the {placeholders} of a template. Error: Usage naming one that is not known.
[[nodiscard]] base::Result<QString> fillTemplate(
    const QString& text, const std::vector<std::pair<QString, QString>>& values);

} // namespace parapet::exporting
