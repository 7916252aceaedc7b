// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/query/sqlpiece.h"

#include <algorithm>
#include <span>

namespace parapet::query {
namespace {

/// From this stack on the deepest part goes first, where it costs least.
constexpr int reorderedStack = leafStack + 8;
/// How many parts stand in one chain: a chain is as deep as it is long.
constexpr std::size_t chainLength = 16;

Piece chained(std::span<Piece> parts, const QString& word)
{
    Piece chain{QStringLiteral("("), {}, 0, 0};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Piece& part = parts[i];
        if (i != 0)
            chain.text += word;
        chain.text += part.text;
        chain.binds.insert(chain.binds.end(), std::make_move_iterator(part.binds.begin()),
            std::make_move_iterator(part.binds.end()));
        chain.stack = std::max(chain.stack, part.stack + (i == 0 ? 1 : 3));
        const auto joinsAbove = static_cast<int>(parts.size() - std::max<std::size_t>(i, 1));
        chain.tree = std::max(chain.tree, part.tree + joinsAbove);
    }
    chain.text += u')';
    return chain;
}

} // namespace

Piece joined(std::vector<Piece> parts, const QString& word)
{
    while (parts.size() > 1) {
        std::vector<Piece> chains;
        for (std::size_t begin = 0; begin < parts.size(); begin += chainLength) {
            const std::size_t count = std::min(chainLength, parts.size() - begin);
            chains.push_back(count == 1 ? std::move(parts[begin])
                                        : chained(std::span(parts).subspan(begin, count), word));
        }
        parts = std::move(chains);
    }
    return std::move(parts.front());
}

Piece joinedConditions(std::vector<Piece> parts, const QString& word)
{
    const auto deepest = std::ranges::max_element(parts, {}, &Piece::stack);
    if (parts.size() == 1 || deepest->stack < reorderedStack)
        return joined(std::move(parts), word);
    std::vector<Piece> pair;
    pair.push_back(std::move(*deepest));
    parts.erase(deepest);
    pair.push_back(joined(std::move(parts), word));
    return joined(std::move(pair), word);
}

} // namespace parapet::query
