// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/waterfall.h"

#include "views/widgets/chartaccess.h"
#include "views/widgets/painting.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

/// The values that the left and right edge of the bars stand for.
struct Axis
{
    double low = 0.0, high = 1.0;
    int longestLabel = 0; ///< pixels
    [[nodiscard]] bool isBroken() const { return low > 0.0; }
};

/// Where the bars stand: labels at the left, values at the right, both at every width.
struct Columns
{
    /// `longest`: the width of the longest label; it gets up to a half.
    Columns(const QRect& whole, int longest)
        : label(std::clamp(longest + 6, 110, std::max(whole.width() / 2, 110)))
        , bar(label + 8, whole.top(), whole.width() - label - value - 16, whole.height())
    {
    }
    static constexpr int value = 84;
    int label;
    QRect bar;
};

struct Line
{
    QString label, value;
    double from = 0.0, to = 0.0;
    Tone tone = Tone::Muted;
    bool end = false; ///< where the value began or ended
};

class LineButton final : public QAbstractButton
{
public:
    LineButton(const Theme& theme, Line line, Axis axis, QWidget* parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_line(std::move(line))
        , m_axis(axis)
    {
        setFont(theme.font(m_line.end ? TextRole::Strong : TextRole::Body));
        setAccessibleName(u"%1: %2"_s.arg(m_line.label, m_line.value));
        setFocusPolicy(m_line.end ? Qt::NoFocus : Qt::TabFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
        if (!m_line.end)
            setCursor(Qt::PointingHandCursor);
    }

    [[nodiscard]] QSize sizeHint() const override { return {420, fontMetrics().height() + 9}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens& t = m_theme.tokens();
        const Columns columns(rect(), m_axis.longestLabel);
        const int label = columns.label;
        constexpr int value = Columns::value;
        painter.setPen(!m_line.end && (underMouse() || hasFocus()) ? t.accent : t.text);
        painter.drawText(QRect(0, 0, label, height()), Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(m_line.label, Qt::ElideRight, label));
        paintSpan(painter, columns.bar, t);
        QFont numbers = m_theme.font(TextRole::Number);
        numbers.setWeight(m_line.end ? QFont::DemiBold : QFont::Normal);
        painter.setFont(numbers);
        painter.setPen(m_line.end ? t.text : t.ink(m_line.tone));
        painter.drawText(QRect(width() - value, 0, value, height()),
            Qt::AlignRight | Qt::AlignVCenter, m_line.value);
        if (hasFocus())
            paintFocusRing(painter, rect(), 6, t);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    void paintSpan(QPainter& painter, const QRect& bar, const Tokens& t) const
    {
        const auto place = [&](double at) {
            return bar.left() + (at - m_axis.low) / (m_axis.high - m_axis.low) * bar.width();
        };
        const double start = m_line.end ? m_axis.low : m_line.from;
        const double left = place(std::min(start, m_line.to));
        const double right = place(std::max(start, m_line.to));
        QRectF box(left, height() / 2.0 - 5.0, std::max(right - left, 2.0), 10.0);
        painter.setPen(QPen(t.line, 1.0));
        painter.drawLine(QPointF(place(m_line.to), 0), QPointF(place(m_line.to), height()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_line.end ? t.accent : t.ink(m_line.tone));
        painter.drawRoundedRect(box, 2, 2);
        if (m_line.end && m_axis.isBroken())
            paintBreak(painter, box, t);
    }

    /// Two slanted cuts: the bar is longer in truth.
    static void paintBreak(QPainter& painter, const QRectF& box, const Tokens& t)
    {
        painter.setPen(QPen(t.card, 2.5));
        for (const double at : {8.0, 14.0})
            painter.drawLine(QPointF(box.left() + at - 2.0, box.bottom() + 2.0),
                QPointF(box.left() + at + 2.0, box.top() - 2.0));
    }

    const Theme& m_theme;
    Line m_line;
    Axis m_axis;
};

/// What the edges of the bars stand for, and that zero is not one of them where it is not.
class AxisLine final : public QWidget
{
public:
    AxisLine(const Theme& theme, Axis axis, QWidget* parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_axis(axis)
    {
        setFont(theme.font(TextRole::Secondary));
        setObjectName(u"waterfallAxis"_s);
        setAccessibleName(words());
        setToolTip(words());
    }
    [[nodiscard]] QSize sizeHint() const override { return {420, fontMetrics().height() + 10}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = m_theme.tokens();
        const QRect bar = Columns(rect(), m_axis.longestLabel).bar;
        painter.setPen(QPen(t.line, 1.0));
        painter.drawLine(bar.left(), 2, bar.right(), 2);
        painter.setPen(t.muted);
        const QRect below = bar.adjusted(0, 6, 0, 0);
        const QString low = number(m_axis.low);
        const QString high = number(m_axis.high);
        painter.drawText(below, Qt::AlignLeft | Qt::AlignTop, low);
        painter.drawText(below, Qt::AlignRight | Qt::AlignTop, high);
        if (!m_axis.isBroken())
            return;
        const int beside = fontMetrics().horizontalAdvance(low) + 8;
        const QRect between =
            below.adjusted(beside, 0, -fontMetrics().horizontalAdvance(high) - 8, 0);
        painter.drawText(between, Qt::AlignLeft | Qt::AlignTop,
            fontMetrics().elidedText(
                Waterfall::tr("the axis does not begin at 0"), Qt::ElideRight, between.width()));
    }

private:
    [[nodiscard]] QString number(double value) const { return locale().toString(value, 'f', 1); }
    [[nodiscard]] QString words() const
    {
        return (m_axis.isBroken() ? Waterfall::tr("The bars begin at %1, not at 0, and end at %2")
                                  : Waterfall::tr("The bars begin at %1 and end at %2"))
            .arg(number(m_axis.low), number(m_axis.high));
    }

    const Theme& m_theme;
    Axis m_axis;
};

/// "▼ 3.2": the direction with an arrow, not by colour alone.
QString changeText(double change, const QLocale& locale)
{
    constexpr double visible = 0.005;
    if (std::abs(change) < visible)
        return locale.toString(0.0, 'f', 2);
    return u"%1 %2"_s.arg(change > 0 ? QChar(u'▲') : QChar(u'▼'))
        .arg(locale.toString(std::abs(change), 'f', 2));
}

} // namespace

Waterfall::Waterfall(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"waterfall"_s);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Waterfall::setSteps(const QString& beforeLabel, double before, const QList<Step>& steps,
    const QString& afterLabel, double after)
{
    qDeleteAll(m_rows);
    m_rows.clear();
    const QLocale l = locale();
    Axis axis{std::min(before, after), std::max(before, after)};
    double reached = before;
    QList<Line> lines{{beforeLabel, l.toString(before, 'f', 2), before, before, Tone::Muted, true}};
    for (const Step& step : steps) {
        lines.append({step.label, changeText(step.change, l), reached, reached + step.change,
            step.tone, false});
        reached += step.change;
        axis.low = std::min(axis.low, reached);
        axis.high = std::max(axis.high, reached);
    }
    lines.append({afterLabel, l.toString(after, 'f', 2), after, after, Tone::Muted, true});
    // The axis begins at zero, unless the changes would be slivers of a large value then: it is
    // broken where they are less than a sixth of it, and says so.
    constexpr double visibleShare = 1.0 / 6.0;
    const double air = std::max((axis.high - axis.low) * 0.15, 0.5);
    axis.low =
        axis.high - axis.low < axis.high * visibleShare ? std::max(0.0, axis.low - air) : 0.0;
    axis.high += air * 0.3;
    const QFontMetrics body(m_theme.font(TextRole::Body));
    const QFontMetrics strong(m_theme.font(TextRole::Strong));
    for (const Line& line : std::as_const(lines))
        axis.longestLabel =
            std::max(axis.longestLabel, (line.end ? strong : body).horizontalAdvance(line.label));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        auto* row = new LineButton(m_theme, lines[i], axis, this);
        const int step = static_cast<int>(i) - 1;
        if (!lines[i].end) {
            row->setObjectName(u"waterfallStep%1"_s.arg(step));
            row->setToolTip(steps[step].tip);
            connect(
                row, &QAbstractButton::clicked, this, [this, step] { emit stepActivated(step); });
        }
        m_column->addWidget(row);
        m_rows.append(row);
    }
    auto* scale = new AxisLine(m_theme, axis, this);
    m_column->addWidget(scale);
    m_rows.append(scale);
    tellAsChart(*this);
    setAccessibleName(tr("Causes of the change from %1 to %2")
                          .arg(l.toString(before, 'f', 2), l.toString(after, 'f', 2)));
}

} // namespace parapet::views
