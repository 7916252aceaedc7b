// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bar below a list as soon as rows are ticked: how many, their joint effect, and what can be
// done with them. GUI thread only.
#pragma once

#include "views/widgets/deltalabel.h"
#include "views/widgets/theme.h"

#include <QFrame>

QT_BEGIN_NAMESPACE
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace parapet::views {

class FlowLayout;
class TextLabel;

class SelectionBar : public QFrame
{
    Q_OBJECT

public:
    explicit SelectionBar(const Theme& theme, QWidget* parent = nullptr);

    /// 0 hides the bar.
    void setCount(int count);
    static constexpr qsizetype mostNotes = 3;
    /// "Exposure 41.4 → 36.6", an arrow with "4.8 together", and notes, at most mostNotes:
    /// "(3.1 + 1.9 alone)". Empty parts hide.
    void setEffect(const QString& text, const QString& delta = {},
        DeltaLabel::Arrow arrow = DeltaLabel::Arrow::None, Tone tone = Tone::Muted,
        const QStringList& notes = {});
    /// A button at the right; the bar owns it.
    QPushButton* addAction(const QString& name, const QString& text, bool primary = false);

signals:
    void clearRequested();

private:
    const Theme& m_theme;
    TextLabel* m_count;
    TextLabel* m_effect;
    DeltaLabel* m_delta;
    QList<TextLabel*> m_notes;
    FlowLayout* m_actions;
    QToolButton* m_clear;
};

} // namespace parapet::views
