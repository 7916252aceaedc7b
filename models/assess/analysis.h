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

#include <QHash>

namespace parapet::assess {

class Analysis
{
public:
    Analysis(const domain::FleetState& fleet, const Options& options);

    /// Joint effect of recommendations. Error NotFound for an id that is none of this fleet.
    [[nodiscard]] base::Result<domain::Effect> effect(const QStringList& recommendations) const;
    /// Recommendations under a full exception in a plan.
    enum class Excepted : std::uint8_t { Included, LeftOut };
    /// Greedy plan of at most `budget` recommendations; marginal impacts. Only those `among` take
    /// part (empty: all); ids of controls and unknown ones gain nothing there and are left out.
    [[nodiscard]] std::vector<domain::PlanStepView> plan(std::uint32_t budget,
        const QStringList& among = {}, Excepted excepted = Excepted::Included) const;
    [[nodiscard]] base::Result<domain::ExceptionPreview> preview(
        const domain::ExceptionRequest& request) const;

    /// Parts sum to the value. At most `top` parts are named, the rest is one part "others".
    [[nodiscard]] domain::Explanation explainScore(std::size_t top) const;
    /// Secure score in points: by category and control, with the devices that fail each.
    [[nodiscard]] domain::Explanation explainSecureScore(std::size_t top) const;
    [[nodiscard]] base::Result<domain::Explanation> explainDevice(
        const QString& id, std::size_t top) const;
    /// Of a software its share of the exposure score, of a control the points to win.
    [[nodiscard]] base::Result<domain::Explanation> explainRecommendation(
        const QString& id, std::size_t top) const;
    [[nodiscard]] base::Result<domain::Explanation> explainWeakness(
        const QString& id, std::size_t top) const;

    /// One term h(d, v) down to each input, constant and factor; its parts are factors, not
    /// summands. Error NotFound where the CVE is not open on that device in the scope.
    struct TermSources
    {
        QString epss, kev; ///< what the values were read from: "feed EPSS v5 of 2026-08-16"
        QString files; ///< of the snapshot, where no row is known
        QString machine; ///< the row of the device: "machines.json, line 12"
        QHash<QString, QString> alerts; ///< the rows of its alerts by their ids
    };
    [[nodiscard]] base::Result<domain::Explanation> explainTerm(
        const QString& device, const QString& cve, const TermSources& sources) const;

    /// What a failing control costs on one device, in points. Error NotFound where it does not fail
    /// there, or an exception counts it as achieved.
    [[nodiscard]] base::Result<domain::Explanation> explainAssessment(
        const QString& device, const QString& control) const;

    [[nodiscard]] std::optional<double> score() const { return m_exposure.score; }

private:
    struct Chosen;
    [[nodiscard]] base::Result<Chosen> resolve(const QStringList& recommendations) const;
    struct ControlDevices;
    /// By control key; of one control only, unless `only` is 0.
    [[nodiscard]] std::vector<ControlDevices> controlDevices(domain::Key only = 0) const;
    [[nodiscard]] scoring::SecureScore secureScoreOf(
        const std::vector<ControlDevices>& controls) const;
    [[nodiscard]] domain::Explanation controlPart(const ControlDevices& told, domain::Key control,
        const scoring::ControlScore& score, std::size_t top) const;
    [[nodiscard]] domain::Explanation explainControl(domain::Key control, std::size_t top) const;
    [[nodiscard]] double controlImpact(domain::Key control) const;
    /// Parts of the exposure score with the devices that own them, by their index in the case.
    using Shares = std::vector<std::pair<double, std::uint32_t>>;
    [[nodiscard]] domain::Explanation sharesPart(Shares shares, std::size_t top) const;
    /// In the case; its number of devices when the id is none of them.
    [[nodiscard]] std::uint32_t deviceIndex(const QString& id) const;
    enum class PartsOf : std::uint8_t { Device, Score }; ///< what the parts of a device sum to
    [[nodiscard]] domain::Explanation devicePart(
        std::uint32_t index, std::size_t top, PartsOf whole) const;
    [[nodiscard]] domain::Explanation contextNode(const domain::DeviceState& state,
        domain::Key device, double context, const TermSources& sources) const;
    [[nodiscard]] QString termsOf(std::uint32_t device, domain::Key cve) const;

    const domain::FleetState& m_fleet;
    const Options& m_options;
    ExceptionCover m_cover;
    ExposureCase m_case;
    scoring::FleetExposure m_exposure;
};

} // namespace parapet::assess
