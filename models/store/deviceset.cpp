// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/deviceset.h"

#include <algorithm>

namespace parapet::store {

DeviceSet intersection(DeviceSet a, const DeviceSet& b)
{
    if (!a)
        return b;
    if (b)
        for (std::size_t i = 0; i < a->size(); ++i)
            (*a)[i] = (*a)[i] && i < b->size() && (*b)[i];
    return a;
}

DeviceSet united(DeviceSet a, const DeviceSet& b)
{
    if (!a || !b)
        return {};
    a->resize(std::max(a->size(), b->size()));
    for (std::size_t i = 0; i < b->size(); ++i)
        if ((*b)[i])
            (*a)[i] = true;
    return a;
}

std::vector<bool> setOf(const std::vector<domain::Key>& keys)
{
    std::vector<bool> set;
    if (!keys.empty())
        set.resize(std::size_t{*std::ranges::max_element(keys)} + 1);
    for (const domain::Key key : keys)
        set[key] = true;
    return set;
}

std::vector<domain::Key> keysOf(const std::vector<bool>& set)
{
    std::vector<domain::Key> keys;
    for (std::size_t key = 0; key < set.size(); ++key)
        if (set[key])
            keys.push_back(static_cast<domain::Key>(key));
    return keys;
}

} // namespace parapet::store
