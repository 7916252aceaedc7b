// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Strong integer ids: a DeviceId is no CveId and no int. Value 0 means "none".
// Plain values; any thread.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace parapet::base {

template <class Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(std::uint32_t value)
        : m_value(value)
    {
    }
    [[nodiscard]] constexpr std::uint32_t value() const { return m_value; }
    [[nodiscard]] constexpr bool isValid() const { return m_value != 0; }
    constexpr auto operator<=>(const Id&) const = default;

private:
    std::uint32_t m_value = 0;
};

} // namespace parapet::base

template <class Tag>
struct std::hash<parapet::base::Id<Tag>>
{
    std::size_t operator()(parapet::base::Id<Tag> id) const noexcept { return id.value(); }
};
