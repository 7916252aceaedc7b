// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions to a scored fleet: what if, best plan, what would an exception do, where does a number
// come from. Holds the exposure of one scope after exceptions, so that each question is quick.
// Immutable after construction; any thread. The fleet and the options must outlive it.
#pragma once

#include "models/assess/exposurecase.h"
#include "models/assess/tally.h"
#include "models/base/result.h"
#include "models/domain/views.h"

namespace parapet::assess {

class Analysis
{
public:
    Analysis(const domain::FleetState& fleet, const Options& options);

    /// Joint effect of recommendations. Error NotFound for an id that is none of this fleet.
    [[nodiscard]] base::Result<domain::Effect> effect(const QStringList& recommendations) const;
    /// Greedy plan of at most `budget` recommendations; marginal impacts. Only those `among` take
    /// part (empty: all); ids of controls and unknown ones gain nothing there and are left out.
    [[nodiscard]] std::vector<domain::PlanStepView> plan(
        std::uint32_t budget, const QStringList& among = {}) const;
    [[nodiscard]] base::Result<domain::ExceptionPreview> preview(
        const domain::ExceptionRequest& request) const;

    /// Parts sum to the value. At most `top` parts are named, the rest is one part "others".
    [[nodiscard]] domain::Explanation explainScore(std::size_t top) const;
    [[nodiscard]] base::Result<domain::Explanation> explainDevice(
        const QString& id, std::size_t top) const;
    [[nodiscard]] base::Result<domain::Explanation> explainRecommendation(
        const QString& id, std::size_t top) const;
    [[nodiscard]] base::Result<domain::Explanation> explainWeakness(
        const QString& id, std::size_t top) const;

    /// One term h(d, v) down to each input, constant and factor; its parts are factors, not
    /// summands. `epss`, `kev` and `files` name what the values were read from ("EPSS v5 of
    /// 2026-08-16"). Error NotFound where the CVE is not open on that device in the scope.
    struct TermSources
    {
        QString epss, kev, files;
    };
    [[nodiscard]] base::Result<domain::Explanation> explainTerm(
        const QString& device, const QString& cve, const TermSources& sources) const;

    [[nodiscard]] std::optional<double> score() const { return m_exposure.score; }

private:
    struct Chosen;
    [[nodiscard]] base::Result<Chosen> resolve(const QStringList& recommendations) const;
    [[nodiscard]] double controlImpact(domain::Key control) const;
    [[nodiscard]] domain::Explanation devicePart(std::uint32_t index, std::size_t top) const;
    [[nodiscard]] QString termsOf(std::uint32_t device, domain::Key cve) const;

    const domain::FleetState& m_fleet;
    const Options& m_options;
    ExceptionCover m_cover;
    ExposureCase m_case;
    scoring::FleetExposure m_exposure;
};

} // namespace parapet::assess
