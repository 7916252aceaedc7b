// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The translation context of this library's sentences. Any thread.
#pragma once

#include <QCoreApplication>

namespace parapet::feeds {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Feeds)
};

} // namespace parapet::feeds
