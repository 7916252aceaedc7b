// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scoring/exposure/cvegroups.h"
#include "scoring/exposure/fleet.h"

#include <algorithm>
#include <limits>

namespace parapet::scoring {

namespace {

constexpr std::size_t devicesBetweenStops = 1024;
constexpr std::uint32_t noSlot = std::numeric_limits<std::uint32_t>::max();

/// One product on one device.
struct Slot
{
    ExactSum closed; ///< open hazard that the product closes when it is taken next
    double drop = 0.0; ///< its term in the product's gain: w(d) times the drop of R(d)
    std::uint32_t device = 0;
    std::uint32_t product = 0;
};

/// A CVE of one device that closes only when all of several products are taken.
struct SharedCve
{
    double hazard = 0.0;
    std::uint32_t firstCarrier = 0, carrierCount = 0;
};

/// Exact greedy. The usual lazy evaluation needs gains that only shrink while others are taken;
/// here they may grow (R is steeper at a smaller hazard, and the last carrier of a CVE closes it
/// for all), so an old gain bounds nothing. Instead every gain is kept exact: a step changes only
/// the gains of products on the devices where it closes something, and there the old term is
/// taken out of the exact sum and the new one put in.
class Planner
{
public:
    Planner(const FleetInput& fleet, const FleetExposure& exposure,
        std::span<const std::int32_t> rank, const std::function<bool()>& stop)
        : m_fleet(fleet)
        , m_exposure(exposure)
        , m_rank(rank)
        , m_stop(stop)
        , m_gains(fleet.productCount)
        , m_taken(fleet.productCount, 0)
        , m_slotOfProduct(fleet.productCount, noSlot)
    {
    }

    [[nodiscard]] std::vector<PlanStep> run(std::uint32_t budget);

private:
    [[nodiscard]] bool takesPart(std::uint32_t product) const
    {
        return product < m_rank.size() && m_rank[product] >= 0;
    }
    [[nodiscard]] bool stopped() const { return m_stop && m_stop(); }
    [[nodiscard]] bool build();
    void addDevice(std::uint32_t index);
    void addCve(std::uint32_t device, const CveGroup& group);
    void indexSlotsByProduct();
    [[nodiscard]] std::uint32_t best() const;
    void take(std::uint32_t product);
    void closeOnDevice(Slot& slot);
    [[nodiscard]] bool sharesOnDevice(const Slot& slot) const;
    void releaseShared(const Slot& slot);
    void addDrops(std::uint32_t device, std::span<Slot> slots);
    [[nodiscard]] double weightedExposure(std::uint32_t device) const
    {
        return m_fleet.devices[device].weight
            * exposureOfHazard(m_hazards[device].value(), m_fleet.constants);
    }
    [[nodiscard]] std::span<Slot> slotsOf(std::uint32_t device)
    {
        return std::span(m_slots).subspan(
            m_firstSlot[device], m_firstSlot[device + 1] - m_firstSlot[device]);
    }
    [[nodiscard]] std::span<const SharedCve> sharedOf(std::uint32_t device) const
    {
        return std::span(m_shared).subspan(
            m_firstShared[device], m_firstShared[device + 1] - m_firstShared[device]);
    }
    [[nodiscard]] std::span<const std::uint32_t> carriersOf(const SharedCve& shared) const
    {
        return std::span(m_carriers).subspan(shared.firstCarrier, shared.carrierCount);
    }

    const FleetInput& m_fleet;
    const FleetExposure& m_exposure;
    std::span<const std::int32_t> m_rank;
    const std::function<bool()>& m_stop;
    ExactSum m_weighted; ///< sum of w(d) R(d) at the present step
    std::vector<ExactSum> m_hazards; ///< by device, at the present step
    std::vector<ExactSum> m_gains; ///< by product: sum of w(d) times the drop of R(d)
    std::vector<std::uint8_t> m_taken; ///< by product
    std::vector<Slot> m_slots; ///< grouped by device
    std::vector<std::size_t> m_firstSlot; ///< by device, and the end
    std::vector<SharedCve> m_shared; ///< grouped by device
    std::vector<std::size_t> m_firstShared; ///< by device, and the end
    std::vector<std::uint32_t> m_carriers; ///< slots of the shared CVEs
    std::vector<std::uint32_t> m_productSlots; ///< slots grouped by product
    std::vector<std::size_t> m_firstOfProduct; ///< by product, and the end
    std::vector<std::uint32_t> m_slotOfProduct; ///< while a device is built
};

void Planner::addCve(std::uint32_t device, const CveGroup& group)
{
    bool closes = group.hazard > 0.0 && isClosable(group);
    std::uint32_t carrierCount = 0;
    forEachCarrier(group, [&](std::uint32_t product) {
        closes = closes && takesPart(product);
        ++carrierCount;
    });
    if (!closes)
        return;
    const auto firstCarrier = static_cast<std::uint32_t>(m_carriers.size());
    forEachCarrier(group, [&](std::uint32_t product) {
        std::uint32_t& slot = m_slotOfProduct[product];
        if (slot == noSlot) {
            slot = static_cast<std::uint32_t>(m_slots.size());
            m_slots.push_back({{}, 0.0, device, product});
        }
        if (carrierCount == 1)
            m_slots[slot].closed.add(group.hazard);
        else
            m_carriers.push_back(slot);
    });
    if (carrierCount > 1)
        m_shared.push_back({group.hazard, firstCarrier, carrierCount});
}

void Planner::addDevice(std::uint32_t index)
{
    m_hazards[index] = m_exposure.devices[index].hazard;
    m_firstSlot[index] = m_slots.size();
    m_firstShared[index] = m_shared.size();
    if (!m_exposure.devices[index].exposure)
        return;
    m_weighted.add(weightedExposure(index));
    forEachCve(m_fleet, m_fleet.devices[index],
        [this, index](const CveGroup& group) { addCve(index, group); });
    for (std::size_t i = m_firstSlot[index]; i < m_slots.size(); ++i)
        m_slotOfProduct[m_slots[i].product] = noSlot;
    addDrops(index, std::span(m_slots).subspan(m_firstSlot[index]));
}

void Planner::addDrops(std::uint32_t device, std::span<Slot> slots)
{
    const double hazard = m_hazards[device].value();
    const double weight = m_fleet.devices[device].weight;
    for (Slot& slot : slots) {
        if (slot.closed.isZero()) {
            slot.drop = 0.0;
            continue;
        }
        slot.drop = weight * exposureDrop(hazard, slot.closed.value(), m_fleet.constants);
        m_gains[slot.product].add(slot.drop);
    }
}

void Planner::indexSlotsByProduct()
{
    m_firstOfProduct.assign(m_fleet.productCount + std::size_t{1}, 0);
    for (const Slot& slot : m_slots)
        ++m_firstOfProduct[slot.product + std::size_t{1}];
    for (std::size_t i = 1; i < m_firstOfProduct.size(); ++i)
        m_firstOfProduct[i] += m_firstOfProduct[i - 1];
    std::vector<std::size_t> next = m_firstOfProduct;
    m_productSlots.resize(m_slots.size());
    for (std::size_t i = 0; i < m_slots.size(); ++i)
        m_productSlots[next[m_slots[i].product]++] = static_cast<std::uint32_t>(i);
}

bool Planner::build()
{
    const std::size_t count = m_fleet.devices.size();
    m_hazards.resize(count);
    m_firstSlot.resize(count + 1);
    m_firstShared.resize(count + 1);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i % devicesBetweenStops == 0 && stopped())
            return false;
        addDevice(i);
    }
    m_firstSlot[count] = m_slots.size();
    m_firstShared[count] = m_shared.size();
    indexSlotsByProduct();
    return true;
}

std::uint32_t Planner::best() const
{
    std::uint32_t best = noSlot;
    double bestGain = 0.0;
    for (std::uint32_t product = 0; product < m_fleet.productCount; ++product) {
        const double gain = m_gains[product].value();
        const bool better = gain > bestGain
            || (best != noSlot && gain == bestGain && m_rank[product] < m_rank[best]);
        if (gain > 0.0 && better) {
            best = product;
            bestGain = gain;
        }
    }
    return best;
}

bool Planner::sharesOnDevice(const Slot& slot) const
{
    return std::ranges::any_of(sharedOf(slot.device), [&](const SharedCve& shared) {
        return std::ranges::any_of(
            carriersOf(shared), [&](std::uint32_t carrier) { return &m_slots[carrier] == &slot; });
    });
}

void Planner::releaseShared(const Slot& slot)
{
    for (const SharedCve& shared : sharedOf(slot.device)) {
        Slot* last = nullptr;
        std::uint32_t left = 0;
        bool carried = false;
        for (const std::uint32_t carrier : carriersOf(shared)) {
            carried = carried || &m_slots[carrier] == &slot;
            if (m_taken[m_slots[carrier].product] == 0) {
                last = &m_slots[carrier];
                ++left;
            }
        }
        if (carried && left == 1)
            last->closed.add(shared.hazard);
    }
}

void Planner::closeOnDevice(Slot& slot)
{
    if (slot.closed.isZero() && !sharesOnDevice(slot))
        return;
    const std::span<Slot> slots = slotsOf(slot.device);
    for (const Slot& other : slots)
        m_gains[other.product].subtract(other.drop);
    m_weighted.subtract(weightedExposure(slot.device));
    m_hazards[slot.device] -= slot.closed;
    slot.closed = {};
    releaseShared(slot);
    m_weighted.add(weightedExposure(slot.device));
    addDrops(slot.device, slots);
}

void Planner::take(std::uint32_t product)
{
    m_taken[product] = 1;
    for (std::size_t i = m_firstOfProduct[product]; i < m_firstOfProduct[product + 1]; ++i)
        closeOnDevice(m_slots[m_productSlots[i]]);
}

std::vector<PlanStep> Planner::run(std::uint32_t budget)
{
    std::vector<PlanStep> steps;
    if (!build())
        return steps;
    while (steps.size() < budget) {
        if (stopped())
            return {};
        const std::uint32_t product = best();
        if (product == noSlot)
            break;
        const double gain = m_gains[product].value();
        take(product);
        steps.push_back(
            {product, gain / m_exposure.weightSum, m_weighted.value() / m_exposure.weightSum});
    }
    return steps;
}

} // namespace

std::vector<PlanStep> plan(const FleetInput& fleet, const FleetExposure& exposure,
    std::uint32_t budget, std::span<const std::int32_t> rank, const std::function<bool()>& stop)
{
    if (budget == 0 || !exposure.score || exposure.devices.size() != fleet.devices.size())
        return {};
    return Planner(fleet, exposure, rank, stop).run(budget);
}

} // namespace parapet::scoring
