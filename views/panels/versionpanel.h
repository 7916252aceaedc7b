// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The small flyout of a software version: end of support, devices that have it, its weaknesses;
// on a device also the paths that prove it. Owned by the list whose rows it tells of. GUI thread
// only.
#pragma once

#include "views/panels/objectpanel.h"

namespace parapet::views {

class VersionPanel final : public ObjectPanel
{
    Q_OBJECT

public:
    /// Of a list on the page of its software it needs no way there.
    enum class On : std::uint8_t { SoftwarePage, OtherPage };
    VersionPanel(const PageContext& context, On page, QWidget* parent = nullptr);

    /// The device whose paths are told; empty: none.
    void setDevice(const QString& device) { m_device = device; }

protected:
    void fill(const RowFacts& facts) override;

private:
    void addEvidenceOfDevice(const RowFacts& facts);

    QString m_device;
};

} // namespace parapet::views
