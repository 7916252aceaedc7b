// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/theme.h"

#include "views/widgets/iconengine.h"
#include "views/widgets/kitstyle.h"
#include "views/widgets/stylesheet.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPalette>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

// Outside of any namespace, as the macro demands; a static library's resources register by hand.
static void registerIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace parapet::views {
namespace {

// Sizes in look.md are pixels at 96 dpi; fonts are kept in points so that they follow the dpi.
constexpr double pointsPerPixel = 0.75;

bool hasTabularFigures(const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (qAbs(metrics.horizontalAdvance(QChar(digit)) - width) > 0.01)
            return false;
    }
    return true;
}

QString familyWithTabularFigures(const QFont& base)
{
    if (hasTabularFigures(base))
        return base.family();
    for (const QString& family : {u"DejaVu Sans"_s, u"Noto Sans"_s, u"Liberation Sans"_s}) {
        QFont candidate = base;
        candidate.setFamily(family);
        if (QFontDatabase::hasFamily(family) && hasTabularFigures(candidate))
            return family;
    }
    return base.family();
}

QPalette paletteOf(const Tokens& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.card);
    p.setColor(QPalette::AlternateBase, t.hover);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::Button, t.card);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.onAccent);
    p.setColor(QPalette::Highlight, t.selected);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::ToolTipBase, t.card);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Light, t.card);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.line);
    p.setColor(QPalette::Shadow, t.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    return p;
}

} // namespace

Theme::Theme(const QApplication& application, QObject* parent)
    : QObject(parent)
    , m_systemIsDark(application.palette().color(QPalette::Window).lightness() < 128)
    , m_base(QApplication::font())
    , m_tokens(std::make_shared<Tokens>(m_systemIsDark ? darkTokens() : lightTokens()))
{
    registerIcons();
    if (m_base.pointSizeF() <= 0)
        m_base.setPointSizeF(QFontInfo(m_base).pointSizeF());
    m_numberFamily = familyWithTabularFigures(m_base);
}

Theme::~Theme() = default;

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    const bool dark = mode == Mode::Dark || (mode == Mode::System && m_systemIsDark);
    if (dark == m_tokens->dark)
        return;
    *m_tokens = dark ? darkTokens() : lightTokens();
    restyle();
    emit changed();
}

QFont Theme::font(TextRole role) const
{
    QFont font = m_base;
    const double base = m_base.pointSizeF();
    switch (role) {
    case TextRole::PageTitle:
        font.setPointSizeF(base + 7 * pointsPerPixel);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::CardTitle:
    case TextRole::Strong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::Body:
        break;
    case TextRole::Secondary:
        font.setPointSizeF(std::max(base - pointsPerPixel, 1.0));
        break;
    case TextRole::Number:
        font.setFamily(m_numberFamily);
        break;
    case TextRole::MediumNumber:
        font.setFamily(m_numberFamily);
        font.setPointSizeF(base * 1.7);
        font.setWeight(QFont::Bold);
        break;
    case TextRole::BigNumber:
        font.setFamily(m_numberFamily);
        font.setPointSizeF(base * 3.4);
        font.setWeight(QFont::Bold);
        break;
    }
    return font;
}

QIcon Theme::icon(const QString& name, Tone tone) const
{
    return makeIcon(name, m_tokens, [tone](const Tokens& t) { return t.ink(tone); });
}

QIcon Theme::iconOnAccent(const QString& name) const
{
    return makeIcon(name, m_tokens, [](const Tokens& t) { return t.onAccent; });
}

int Theme::rowHeight() const
{
    return std::max(30, QFontMetrics(m_base).height() + 13);
}

void Theme::apply(QApplication& application)
{
    m_application = &application;
    QApplication::setStyle(new KitStyle(m_tokens)); // the application owns it
    restyle();
}

void Theme::restyle()
{
    if (!m_application)
        return;
    const QPalette palette = paletteOf(*m_tokens);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    m_application->setStyleSheet(styleSheetOf(*m_tokens));
}

} // namespace parapet::views
