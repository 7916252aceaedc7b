// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/softwareproof.h"

#include "models/items/asking.h"
#include "models/jobs/detection.h"
#include "models/store/evidence.h"

namespace parapet::items {

void askEvidenceOf(Library& library, const QString& device, QObject* context,
    Answer<std::vector<domain::SoftwareEvidence>> answer)
{
    ask<std::vector<domain::SoftwareEvidence>>(library, library.lists(), nullptr, context,
        std::move(answer), [device](const Reader::Desk& desk) {
            return store::evidenceByVersion(desk.context->connection, device);
        });
}

void askDetections(Library& library, const QString& device, const QString& cve, QObject* context,
    Answer<std::vector<domain::Detection>> answer)
{
    ask<std::vector<domain::Detection>>(library, library.lists(), nullptr, context,
        std::move(answer), [device, cve](const Reader::Desk& desk) {
            return jobs::detections(*desk.context, *desk.scope, device, cve);
        });
}

} // namespace parapet::items
