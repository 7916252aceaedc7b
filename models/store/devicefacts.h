// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the workspace ever knew of one device, as validity intervals in snapshots. Thread of
// the connection.
#pragma once

#include "models/domain/terms.h"
#include "models/store/connection.h"

#include <QJsonObject>
#include <QStringList>

#include <array>
#include <limits>
#include <map>

namespace parapet::store {

/// From snapshot `since` up to and without `until`.
struct Validity
{
    static constexpr qint64 open = std::numeric_limits<qint64>::max();
    qint64 since = 0;
    qint64 until = open;
};

struct DeviceFacts
{
    /// The fields of a state that are told, in this order.
    enum Field {
        Name,
        Platform,
        Version,
        Group,
        Value,
        Internet,
        Health,
        Risk,
        Tags,
        Onboarding,
        Excluded,
        fields
    };
    struct State
    {
        Validity valid;
        std::array<QString, fields> told;
    };
    struct Install
    {
        Validity valid;
        QString product, version; ///< product by its id
    };
    struct Finding
    {
        Validity valid;
        QString product, version, cve;
    };
    struct Assessment
    {
        Validity valid;
        QString control; ///< its name, or its id
        int result = 0; ///< bit 0 compliant, bit 1 applicable, bit 2 user impact expected
    };
    struct Alert
    {
        Validity valid;
        QString id, title;
        domain::AlertStatus status = domain::AlertStatus::New;
        std::optional<base::Millis> createdAt;
    };
    struct Setting
    {
        base::Millis at = 0;
        QString who;
        std::optional<domain::DeviceValue> value;
        std::optional<bool> internet;
        QStringList tags; ///< added
        QStringList untags; ///< taken away
        std::optional<QString> group; ///< empty: what the export says
    };
    /// What the journal noted of its settings, those that are gone included.
    struct Note
    {
        enum class Kind : std::uint8_t { Set, SetBack };
        base::Millis at = 0;
        QString who;
        Kind kind = Kind::Set;
        QJsonObject before, after; ///< only what is set; of SetBack all that can be set
    };
    std::map<qint64, base::Millis> snapshots; ///< when each was taken
    std::vector<State> states; ///< oldest first
    std::vector<Install> installs;
    std::vector<Finding> findings;
    std::vector<Assessment> assessments;
    std::vector<Alert> alerts;
    std::vector<Setting> settings; ///< oldest first; those that hold
    std::vector<Note> notes; ///< oldest first
};

/// A device that was never told has no states.
[[nodiscard]] base::Result<DeviceFacts> deviceFacts(Connection& connection, const QString& device);

} // namespace parapet::store
