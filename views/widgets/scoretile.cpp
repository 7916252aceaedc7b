// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/scoretile.h"

#include "views/widgets/levelpill.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

ScoreTile::ScoreTile(const Theme& theme, Size size, QWidget* parent)
    : QWidget(parent)
    , m_number(
          new TextLabel(theme, size == Size::Big ? TextRole::BigNumber : TextRole::MediumNumber))
    , m_unit(new TextLabel(theme, TextRole::Secondary, Tone::Muted))
    , m_level(new LevelPill(theme))
    , m_delta(new DeltaLabel(theme))
    , m_secondary(new TextLabel(theme, TextRole::Body, Tone::Muted))
{
    auto* numbers = new QHBoxLayout;
    numbers->setSpacing(6);
    numbers->addWidget(m_number, 0, Qt::AlignBottom);
    numbers->addWidget(m_unit, 0, Qt::AlignBottom);
    numbers->addStretch(1);
    m_unit->setContentsMargins(0, 0, 0, size == Size::Big ? 8 : 3);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size == Size::Big ? 6 : 4);
    column->addLayout(numbers);
    column->addWidget(m_level, 0, Qt::AlignLeft);
    column->addWidget(m_delta, 0);
    column->addWidget(m_secondary);
    column->addStretch(1);
    m_number->setObjectName(u"scoreNumber"_s);
    m_secondary->setWordWrap(true);
    m_unit->hide();
    m_level->hide();
    m_delta->hide();
    m_secondary->hide();
}

void ScoreTile::setNumber(const QString& text, const QString& exact)
{
    m_number->setText(text);
    m_number->setToolTip(exact);
    tell();
}

void ScoreTile::setUnit(const QString& text)
{
    m_unit->setText(text);
    m_unit->setVisible(!text.isEmpty());
    tell();
}

void ScoreTile::setLevel(domain::ExposureLevel level)
{
    m_level->setLevel(level);
    m_level->show();
    tell();
}

void ScoreTile::setDelta(const QString& text, DeltaLabel::Arrow arrow, Tone tone)
{
    m_delta->setDelta(text, arrow, tone);
    m_delta->setVisible(!text.isEmpty());
    tell();
}

void ScoreTile::setSecondary(const QString& text)
{
    m_secondary->setText(text);
    m_secondary->setVisible(!text.isEmpty());
}

void ScoreTile::tell()
{
    QStringList parts{m_number->text()};
    for (const QString& part : {m_unit->text(), m_level->text(), m_delta->accessibleName()}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    setAccessibleName(parts.join(u", "_s));
}

} // namespace parapet::views
