// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/durationchooser.h"

#include <QComboBox>
#include <QDateEdit>
#include <QDateTime>
#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int dateWidth = 140;
constexpr base::Millis dayMillis = 86'400'000;

QDate dayOf(base::Millis time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).date();
}

} // namespace

DurationChooser::DurationChooser(base::Clock clock, base::Millis from, QWidget* parent)
    : QWidget(parent)
    , m_clock(std::move(clock))
    , m_from(from)
    , m_duration(new QComboBox)
    , m_until(new QDateEdit)
{
    m_duration->setObjectName(u"duration"_s);
    m_duration->setAccessibleName(tr("Exception duration"));
    for (const int days : {30, 60, 90})
        m_duration->addItem((from > 0 ? tr("%1 days longer") : tr("%1 days")).arg(days), days);
    m_duration->addItem(tr("Until a date"), 0);
    m_until->setObjectName(u"until"_s);
    m_until->setAccessibleName(tr("Last day of the exception"));
    m_until->setCalendarPopup(true);
    m_until->setMinimumWidth(dateWidth);
    m_until->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_until->setMinimumDate(dayOf(this->from()).addDays(1));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_duration);
    row->addWidget(m_until);
    row->addStretch(1);
    setFocusProxy(m_duration);
    connect(m_duration, &QComboBox::currentIndexChanged, this, &DurationChooser::follow);
    connect(m_until, &QDateEdit::dateChanged, this, &DurationChooser::changed);
    follow();
}

void DurationChooser::follow()
{
    const int days = m_duration->currentData().toInt();
    m_until->setVisible(days == 0);
    if (days > 0)
        m_until->setDate(dayOf(from()).addDays(days));
    emit changed();
}

base::Millis DurationChooser::from() const
{
    return std::max(m_clock(), m_from);
}

base::Millis DurationChooser::end() const
{
    const int days = m_duration->currentData().toInt();
    return days > 0 ? from() + days * dayMillis
                    : m_until->date().addDays(1).startOfDay(Qt::UTC).toMSecsSinceEpoch();
}

} // namespace parapet::views
