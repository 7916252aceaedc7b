// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The CISA catalogue of known exploited vulnerabilities in its two published forms (format: CISA's
// known_exploited_vulnerabilities_schema.json). Pure but for the sink; any one thread.
#pragma once

#include "models/feeds/feedfile.h"

namespace parapet::feeds {

[[nodiscard]] bool looksLikeKevJson(std::string_view text);
[[nodiscard]] bool looksLikeKevCsv(std::string_view text);

/// `text` may be changed in its padding. Nothing on success; Format when it is no catalogue.
[[nodiscard]] std::optional<base::Error> readKevJson(std::string& text, FeedFile& file);
[[nodiscard]] std::optional<base::Error> readKevCsv(std::string_view text, FeedFile& file);

} // namespace parapet::feeds
