// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// An object that a search found. Plain value; any thread.
#pragma once

#include "models/domain/fields.h"

namespace parapet::items {

struct Found
{
    domain::Kind kind = domain::Kind::Devices;
    QString id, name;
};

} // namespace parapet::items
