// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The device lists of an assessment, found by their object. The assessment must outlive them. Pure;
// any thread.
#pragma once

#include "models/domain/assessment.h"

#include <algorithm>

namespace parapet::assess {

/// Lists of devices of one kind by object; nothing where an object has none.
class DeviceLists
{
public:
    DeviceLists(
        const domain::Assessment& assessment, domain::DevicesOf::Kind kind, std::size_t objects)
        : m_lists(objects)
    {
        for (const auto& list : assessment.deviceLists)
            if (list.kind == kind)
                m_lists[list.object] = &list.devices;
    }
    [[nodiscard]] const std::vector<domain::Key>& of(domain::Key object) const
    {
        return m_lists[object] != nullptr ? *m_lists[object] : m_none;
    }
    [[nodiscard]] std::uint32_t count(domain::Key object) const
    {
        return static_cast<std::uint32_t>(of(object).size());
    }

private:
    std::vector<const std::vector<domain::Key>*> m_lists;
    std::vector<domain::Key> m_none;
};

[[nodiscard]] inline std::vector<domain::Key> united(
    const std::vector<const std::vector<domain::Key>*>& lists)
{
    std::vector<domain::Key> all;
    for (const std::vector<domain::Key>* list : lists)
        all.insert(all.end(), list->begin(), list->end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace parapet::assess
