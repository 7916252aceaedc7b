// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/categorybars.h"

#include "views/widgets/chartaccess.h"
#include "views/widgets/painting.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int noteOverhang = 10; ///< into the gap before the bar

class BarRow final : public QAbstractButton
{
public:
    BarRow(const Theme& theme, CategoryBars::Bar bar, QWidget* parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_bar(std::move(bar))
    {
        setFont(theme.font(TextRole::Number));
        setText(m_bar.label);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
        setAccessibleName(m_bar.note.isEmpty()
                ? u"%1: %2"_s.arg(m_bar.label, value())
                : u"%1: %2, %3"_s.arg(m_bar.label, value(), m_bar.note));
        setToolTip(m_bar.tip.isEmpty() ? accessibleName() : m_bar.tip);
    }

    [[nodiscard]] QString value() const
    {
        if (!m_bar.value.isEmpty())
            return m_bar.value;
        if (m_bar.maximum <= 0.0)
            return CategoryBars::tr("not assessed");
        return u"%1 / %2"_s.arg(locale().toString(m_bar.points, 'f', 1),
            locale().toString(m_bar.maximum, 'f', isWhole(m_bar.maximum) ? 0 : 1));
    }

    [[nodiscard]] int labelNeed() const
    {
        return std::max(fontMetrics().horizontalAdvance(text()),
                   noteMetrics().horizontalAdvance(m_bar.note))
            + 1;
    }
    [[nodiscard]] int valueNeed() const { return fontMetrics().horizontalAdvance(value()) + 1; }
    void setColumns(int label, int valueWidth)
    {
        m_label = label;
        m_value = valueWidth;
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const int note = m_bar.note.isEmpty() ? 0 : noteMetrics().height();
        return {m_label + m_value + 160, fontMetrics().height() + note + 8};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {m_value + 190, sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = m_theme.tokens();
        const int label = std::min(m_label, (width() - m_value) * 45 / 100);
        const QRect labelRect(0, 0, label, height());
        const int noteHeight = m_bar.note.isEmpty() ? 0 : noteMetrics().height();
        const QRect nameRect = labelRect.adjusted(0, 4, 0, -4 - noteHeight);
        const QRect valueRect(width() - m_value, 0, m_value, height());
        painter.setPen(underMouse() || hasFocus() ? t.accent : t.text);
        painter.drawText(nameRect, Qt::AlignLeft | Qt::AlignVCenter,
            fontMetrics().elidedText(text(), Qt::ElideRight, labelRect.width()));
        if (noteHeight > 0)
            paintNote(painter,
                QRect(0, nameRect.bottom() + 1, labelRect.width() + noteOverhang, noteHeight));
        painter.setPen(t.muted);
        painter.drawText(valueRect, Qt::AlignRight | Qt::AlignVCenter, value());
        const QRect bar(
            labelRect.right() + 14, 0, valueRect.left() - labelRect.right() - 28, height());
        paintBar(
            painter, bar, m_bar.maximum > 0 ? m_bar.points / m_bar.maximum : 0.0, m_bar.tone, t);
        if (hasFocus())
            paintFocusRing(painter, bar.adjusted(-6, 1, 6, -1), 6, t);
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            click();
            return;
        }
        QAbstractButton::keyPressEvent(event);
    }

private:
    [[nodiscard]] QFontMetrics noteMetrics() const
    {
        return QFontMetrics(m_theme.font(TextRole::Secondary));
    }
    void paintNote(QPainter& painter, const QRect& place) const
    {
        painter.save();
        painter.setFont(m_theme.font(TextRole::Secondary));
        painter.setPen(m_theme.tokens().ink(m_bar.tone));
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
            noteMetrics().elidedText(m_bar.note, Qt::ElideRight, place.width()));
        painter.restore();
    }
    static bool isWhole(double number) { return qFuzzyCompare(number, double(qRound(number))); }

    const Theme& m_theme;
    CategoryBars::Bar m_bar;
    int m_label = 0;
    int m_value = 0;
};

} // namespace

CategoryBars::CategoryBars(const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
{
    tellAsChart(*this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CategoryBars::setBars(const QList<Bar>& bars)
{
    qDeleteAll(m_rows);
    m_rows.clear();
    QList<BarRow*> rows;
    QStringList words;
    int label = 0;
    int value = 0;
    for (const Bar& bar : bars) {
        auto* row = new BarRow(m_theme, bar, this);
        row->setObjectName(u"bar%1"_s.arg(rows.size()));
        label = std::max(label, row->labelNeed());
        value = std::max(value, row->valueNeed());
        const int index = static_cast<int>(rows.size());
        connect(row, &QAbstractButton::clicked, this, [this, index] { emit barActivated(index); });
        layout()->addWidget(row);
        rows.append(row);
    }
    for (BarRow* row : rows) {
        row->setColumns(label, value);
        row->updateGeometry();
        m_rows.append(row);
        words.append(row->accessibleName());
    }
    setAccessibleDescription(words.join(u", "_s));
}

} // namespace parapet::views
