// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/kitstyle.h"

#include "views/widgets/painting.h"

#include <QDialog>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>

#include <utility>

using namespace Qt::StringLiterals;

namespace parapet::views {

KitStyle::KitStyle(std::shared_ptr<const Tokens> tokens)
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_tokens(std::move(tokens))
{
}

void KitStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // Enter presses the button that has the focus, in a window as in a dialog.
    auto* button = qobject_cast<QPushButton*>(widget);
    if (button != nullptr && qobject_cast<QDialog*>(button->window()) == nullptr)
        button->setAutoDefault(true);
}

void KitStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    const bool enabled = option->state.testFlag(State_Enabled);
    const QColor ink = enabled ? m_tokens->muted : m_tokens->disabled;
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: {
        const Qt::CheckState state = option->state.testFlag(State_NoChange) ? Qt::PartiallyChecked
            : option->state.testFlag(State_On)                              ? Qt::Checked
                                                                            : Qt::Unchecked;
        paintCheckBox(*painter, option->rect, state, enabled, *m_tokens);
        return;
    }
    case PE_IndicatorRadioButton:
        paintRadio(*painter, option->rect, option->state.testFlag(State_On), enabled, *m_tokens);
        return;
    case PE_IndicatorMenuCheckMark:
        paintTick(*painter, option->rect, m_tokens->accent);
        return;
    case PE_IndicatorArrowDown:
    case PE_IndicatorButtonDropDown:
        paintChevron(*painter, option->rect, Qt::DownArrow, ink);
        return;
    case PE_IndicatorArrowUp:
        paintChevron(*painter, option->rect, Qt::UpArrow, ink);
        return;
    case PE_IndicatorArrowRight:
        paintChevron(*painter, option->rect, Qt::RightArrow, ink);
        return;
    case PE_IndicatorArrowLeft:
        paintChevron(*painter, option->rect, Qt::LeftArrow, ink);
        return;
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children)) {
            const bool open = option->state.testFlag(State_Open);
            paintChevron(*painter, option->rect, open ? Qt::DownArrow : Qt::RightArrow, ink);
        }
        return;
    case PE_FrameFocusRect:
        // A push button tells by its border; a ring around its words would cut into them.
        if (option->state.testFlag(State_KeyboardFocusChange)
            && qobject_cast<const QPushButton*>(widget) == nullptr)
            paintFocusRing(*painter, option->rect, 4, *m_tokens);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void KitStyle::drawField(QPainter* painter, const QStyleOption* option) const
{
    const bool focus = option->state.testFlag(State_HasFocus);
    const bool enabled = option->state.testFlag(State_Enabled);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(enabled ? m_tokens->card : m_tokens->window);
    const double width = focus ? 2.0 : 1.0;
    painter->setPen(QPen(focus ? m_tokens->accent : m_tokens->line, width));
    const double inset = width / 2.0;
    painter->drawRoundedRect(QRectF(option->rect).adjusted(inset, inset, -inset, -inset), 6.0, 6.0);
    painter->restore();
}

void KitStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    const bool enabled = option->state.testFlag(State_Enabled);
    const QColor ink = enabled ? m_tokens->muted : m_tokens->disabled;
    if (control == CC_ComboBox) {
        drawField(painter, option);
        const QRect rect = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        paintChevron(*painter, rect, Qt::DownArrow, ink);
        return;
    }
    if (control == CC_SpinBox) {
        drawField(painter, option);
        const QRect up = subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget);
        const QRect down = subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget);
        paintChevron(*painter, up.translated(0, 1), Qt::UpArrow, ink, 7.0);
        paintChevron(*painter, down.translated(0, -1), Qt::DownArrow, ink, 7.0);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int KitStyle::pixelMetric(
    PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_SplitterWidth:
        return 1;
    case PM_ComboBoxFrameWidth:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int KitStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
    QStyleHintReturn* returnData) const
{
    if (hint == SH_ComboBox_Popup)
        return 0; // a list below the field, not a menu over it
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QRect KitStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
    SubControl part, const QWidget* widget) const
{
    QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const bool words = (control == CC_ComboBox && part == SC_ComboBoxEditField)
        || (control == CC_SpinBox && part == SC_SpinBoxEditField);
    if (words)
        rect.setLeft(rect.left() + 5);
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        rect.translate(-2, 0);
    return rect;
}

QSize KitStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ComboBox || type == CT_SpinBox)
        result.setHeight(qMax(result.height(), qMax(option->fontMetrics.height(), 18) + 12));
    if (type == CT_ComboBox)
        result.rwidth() += 8;
    return result;
}

} // namespace parapet::views
