// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/doughnutchart.h"

#include "views/widgets/chartaccess.h"
#include "views/widgets/painting.h"

#include <QAbstractButton>
#include <QChartView>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPieSeries>
#include <QPieSlice>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int ringSize = 132;

class LegendEntry final : public QAbstractButton
{
public:
    LegendEntry(const Theme& theme, const DoughnutChart::Slice& slice, QWidget* parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_slice(slice)
        , m_pillFont(theme.font(TextRole::Secondary))
        , m_count(locale().toString(slice.count))
    {
        if (slice.tone != Tone::Muted)
            m_pillFont.setWeight(QFont::DemiBold);
        setFont(theme.font(TextRole::Number));
        setText(slice.label);
        setAccessibleName(u"%1: %2"_s.arg(slice.label, m_count));
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }

    [[nodiscard]] int pillWidth() const { return pillSize(text(), m_pillFont).width(); }
    [[nodiscard]] int countWidth() const { return fontMetrics().horizontalAdvance(m_count) + 1; }
    void setColumns(int pill, int count)
    {
        m_pillColumn = pill;
        m_countColumn = count;
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return {4 + m_pillColumn + 8 + m_countColumn + 4, fontMetrics().height() + 10};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& t = m_theme.tokens();
        const QSize size = pillSize(text(), m_pillFont);
        const int room = width() - m_countColumn - 16;
        const QRect pill(
            4, (height() - size.height()) / 2, std::min(size.width(), room), size.height());
        paintPill(painter, pill, text(), m_slice.tone, m_pillFont, t);
        painter.setPen(underMouse() ? t.accent : t.text);
        painter.drawText(QRect(0, 0, std::min(width(), sizeHint().width()) - 4, height()),
            Qt::AlignRight | Qt::AlignVCenter, m_count);
        if (hasFocus())
            paintFocusRing(painter, rect(), 4, t);
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else if (event->key() == Qt::Key_Down)
            focusNextChild();
        else if (event->key() == Qt::Key_Up)
            focusPreviousChild();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    const Theme& m_theme;
    DoughnutChart::Slice m_slice;
    QFont m_pillFont;
    QString m_count;
    int m_pillColumn = 0;
    int m_countColumn = 0;
};

// The ring with the total in its hole.
class RingView final : public QChartView
{
public:
    RingView(const Theme& theme, QWidget* parent)
        : QChartView(parent)
        , m_theme(theme)
    {
        tellAsChart(*this);
    }
    void setWords(const QString& total, const QString& unit)
    {
        setAccessibleName(u"%1 %2"_s.arg(total, unit).trimmed());
        m_total = total;
        m_unit = unit;
        viewport()->update();
    }

protected:
    void drawForeground(QPainter* painter, const QRectF& area) override
    {
        QChartView::drawForeground(painter, area);
        const Tokens& t = m_theme.tokens();
        QFont big = m_theme.font(TextRole::MediumNumber);
        const QFont small = m_theme.font(TextRole::Secondary);
        const double hole = width() * 0.58;
        while (QFontMetrics(big).horizontalAdvance(m_total) > hole && big.pointSizeF() > 7)
            big.setPointSizeF(big.pointSizeF() - 1);
        const int bigHeight = QFontMetrics(big).ascent();
        const int smallHeight = m_unit.isEmpty() ? 0 : QFontMetrics(small).height() + 2;
        const int top = (height() - bigHeight - smallHeight) / 2;
        painter->setPen(t.text);
        painter->setFont(big);
        painter->drawText(QRect(0, top - 8, width(), bigHeight + 16), Qt::AlignCenter, m_total);
        if (m_unit.isEmpty())
            return;
        painter->setPen(t.muted);
        painter->setFont(small);
        painter->drawText(QRect(0, top + bigHeight + 2, width(), smallHeight), Qt::AlignCenter,
            QFontMetrics(small).elidedText(m_unit, Qt::ElideRight, qRound(hole)));
    }

private:
    const Theme& m_theme;
    QString m_total;
    QString m_unit;
};

RingView* makeRing(const Theme& theme, QPieSeries* series, QWidget* parent)
{
    auto* ring = new RingView(theme, parent);
    ring->setRenderHint(QPainter::Antialiasing);
    ring->setFrameShape(QFrame::NoFrame);
    ring->setFocusPolicy(Qt::NoFocus);
    ring->setFixedSize(ringSize, ringSize);
    ring->chart()->legend()->hide();
    ring->chart()->setMargins(QMargins());
    ring->chart()->layout()->setContentsMargins(0, 0, 0, 0);
    ring->chart()->setBackgroundVisible(false);
    ring->chart()->addSeries(series);
    return ring;
}

} // namespace

DoughnutChart::DoughnutChart(const Theme& theme, const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(name)
    , m_series(new QPieSeries(this))
    , m_view(makeRing(theme, m_series, this))
    , m_legend(new QVBoxLayout)
{
    tellAsChart(*this);
    m_series->setHoleSize(0.70);
    m_series->setPieSize(0.98);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(16);
    line->addWidget(m_view, 0, Qt::AlignVCenter);
    line->addLayout(m_legend, 1);
    m_legend->setSpacing(2);
    m_legend->addStretch(1);
    m_legend->addStretch(1);
    connect(&theme, &Theme::changed, this, &DoughnutChart::recolour);
    setSlices({});
}

void DoughnutChart::setSlices(const QList<Slice>& slices)
{
    m_slices = slices;
    m_series->clear();
    qDeleteAll(m_entries);
    m_entries.clear();
    QList<LegendEntry*> entries;
    QStringList words;
    int pill = 0;
    int count = 0;
    for (int i = 0; i < static_cast<int>(slices.size()); ++i) {
        auto* piece = new QPieSlice(slices[i].label, static_cast<double>(slices[i].count));
        m_series->append(piece);
        auto* entry = new LegendEntry(m_theme, slices[i], this);
        entry->setObjectName(u"legend%1"_s.arg(i));
        connect(entry, &QAbstractButton::clicked, this, [this, i] { emit sliceActivated(i); });
        connect(piece, &QPieSlice::clicked, this, [this, i] { emit sliceActivated(i); });
        connect(piece, &QPieSlice::hovered, this, [this, entry](bool over) {
            QToolTip::showText(QCursor::pos(), over ? entry->accessibleName() : QString(), this);
        });
        pill = std::max(pill, entry->pillWidth());
        count = std::max(count, entry->countWidth());
        words.append(entry->accessibleName());
        m_legend->insertWidget(m_legend->count() - 1, entry);
        entries.append(entry);
        m_entries.append(entry);
    }
    for (LegendEntry* entry : entries) {
        entry->setColumns(pill, count);
        entry->updateGeometry();
    }
    setAccessibleName(m_name);
    setAccessibleDescription(words.join(u", "_s));
    recolour();
    setUnit(m_unit);
}

void DoughnutChart::setUnit(const QString& unit)
{
    m_unit = unit;
    qint64 total = 0;
    for (const Slice& slice : std::as_const(m_slices))
        total += slice.count;
    static_cast<RingView*>(m_view)->setWords(locale().toString(total), unit);
}

void DoughnutChart::recolour()
{
    const Tokens& t = m_theme.tokens();
    m_view->setBackgroundBrush(t.card);
    const QList<QPieSlice*> pieces = m_series->slices();
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const Tone tone = m_slices[i].tone;
        pieces[i]->setColor(tone == Tone::Muted ? t.line : t.ink(tone));
        pieces[i]->setBorderColor(t.card);
        pieces[i]->setBorderWidth(2);
    }
    update();
}

} // namespace parapet::views
