// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The filters of a list: chips that wrap, and one text filter with completion and inline error.
// Where there is little room only some of the chips stand there, and those that are set. GUI
// thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QStringListModel;
class QTimer;
QT_END_NAMESPACE

namespace parapet::views {

class FilterChip;
class FlowLayout;
class TextLabel;

class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(const Theme& theme, QWidget* parent = nullptr);

    /// The bar owns the chip; `name` is its object name.
    FilterChip* addChip(const QString& name, const QString& title);
    [[nodiscard]] QList<FilterChip*> chips() const { return m_chips; }
    /// Chips were set: those stand there, however little room there is.
    void showSetChips();

    /// A small button beside the text; the bar owns it. `words`: its name and what it does.
    QPushButton* addTool(const QString& name, const QString& icon, const QString& words);

    [[nodiscard]] QLineEdit* textFilter() const { return m_text; }
    [[nodiscard]] QString filterText() const;
    void setFilterText(const QString& text); ///< does not emit
    void setPlaceholder(const QString& text);
    /// Words offered while typing the last word of the filter.
    void setCompletions(const QStringList& words);
    /// What is wrong with the text filter, below it; empty: nothing.
    void setError(const QString& message);
    /// No chip, no text; does not emit.
    void clear();

signals:
    /// A chip changed, or the text settled (300 ms after the last key, or Enter).
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void chipChanged();

    const Theme& m_theme;
    QList<FilterChip*> m_chips;
    QWidget* m_chipRow;
    FlowLayout* m_flow;
    QPushButton* m_more; ///< chips than stand there
    QPushButton* m_clear;
    bool m_isUnfolded = false; ///< all chips, in little room too
    QLineEdit* m_text;
    QHBoxLayout* m_line; ///< the text and the tools
    TextLabel* m_error;
    QStringListModel* m_words;
    QTimer* m_settle;
};

} // namespace parapet::views
