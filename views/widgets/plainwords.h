// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names of devices, groups, files on menu entries and buttons. Any thread.
#pragma once

#include <QString>

namespace parapet::views {

/// So that & is shown as it is: in the program's own words it marks a key.
[[nodiscard]] inline QString plainWords(QString words)
{
    return words.replace(u'&', QLatin1StringView("&&"));
}

/// Words of a menu entry or a button as they are read.
[[nodiscard]] inline QString wordsRead(QString words)
{
    const QChar kept(u'\x1f');
    words.replace(QLatin1StringView("&&"), kept).remove(u'&');
    return words.replace(kept, u'&');
}

} // namespace parapet::views
