// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an exception can be about: a recommendation, a CVE wherever it is found, or a CVE of one
// software. Plain value; GUI thread.
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace parapet::views {

struct ExceptionSubject
{
    QString recommendation; ///< id; empty: of the CVE wherever it is found
    QString cve; ///< empty: of the whole recommendation
    QString title; ///< how people call it ("Update Chrome", "CVE-2026-1001")
    QStringList software; ///< ids of the software that carries the CVE, where a CVE is named

    [[nodiscard]] bool isSoftware() const { return recommendation.startsWith(u"va-_-"); }
};

} // namespace parapet::views

Q_DECLARE_METATYPE(parapet::views::ExceptionSubject)
