// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One feed file being read: what the parsers of the single forms share. Owned by readFeed.
#pragma once

#include "models/feeds/feeds.h"

#include <cstdint>
#include <string>
#include <unordered_set>

namespace parapet::feeds {

class FeedFile
{
public:
    FeedFile(FeedSink& sink, QString path);

    [[nodiscard]] FeedSink& sink() { return m_sink; }
    FeedSummary summary;

    /// The path that issues of the following rows name ("a.tar.xz/2021.csv").
    void setPath(const QString& path) { m_path = path; }
    [[nodiscard]] const QString& path() const { return m_path; }
    void reject(qint64 line, const QString& reason);
    void note(qint64 line, const QString& reason);
    /// Checks an identifier and that it comes for the first time; tells the issue when not.
    [[nodiscard]] bool takeId(std::string_view cve, qint64 line);
    [[nodiscard]] base::Error failure(const QString& sentence) const;

private:
    FeedSink& m_sink;
    QString m_path;
    std::unordered_set<std::string> m_known;
};

/// A value of a file for a message: in quotes, at most 60 characters, control characters shown.
[[nodiscard]] QString shown(std::string_view value);

} // namespace parapet::feeds
