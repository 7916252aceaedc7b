// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with the kit's own marks: check boxes, radio buttons, arrows, combo and spin boxes drawn
// flat from the tokens (what a style sheet cannot tint). The application owns it. GUI thread only.
#pragma once

#include "views/widgets/tokens.h"

#include <QProxyStyle>

#include <memory>

namespace parapet::views {

class KitStyle : public QProxyStyle
{
    Q_OBJECT

public:
    explicit KitStyle(std::shared_ptr<const Tokens> tokens);

    void polish(QWidget* widget) override;
    using QProxyStyle::polish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
        QPainter* painter, const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* returnData) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
        SubControl part, const QWidget* widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option,
        const QSize& size, const QWidget* widget) const override;

private:
    void drawField(QPainter* painter, const QStyleOption* option) const;

    std::shared_ptr<const Tokens> m_tokens;
};

} // namespace parapet::views
