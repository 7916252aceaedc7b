// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The column of facts of a flyout's Overview tab: tiles, titled paragraphs, lines of label and
// value. Cleared and filled anew for each object. Owned by its panel. GUI thread only.
#pragma once

#include "views/widgets/deltalabel.h"
#include "views/widgets/theme.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QGridLayout;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace parapet::views {

class ScoreTile;
class TextLabel;

class OverviewColumn final : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewColumn(const Theme& theme, QWidget* parent = nullptr);

    void clear();
    /// A tile with a title and a number; two stand side by side.
    ScoreTile* addTile(const QString& title);
    /// A title with a paragraph; an empty text adds nothing and gives nullptr.
    TextLabel* addText(const QString& title, const QString& text);
    /// A row of label and value; an empty value adds nothing. Values can be selected and copied.
    void addFact(const QString& label, const QString& value);
    /// A row of label and link; what it leads to is the caller's.
    QPushButton* addFactLink(const QString& label, const QString& text);
    /// One line, cut where it does not fit (paths); the tooltip tells it whole.
    void addLine(const QString& text);
    /// A button that reads as a link, on a line of its own.
    QPushButton* addLink(const QString& text);
    void addSection(const QString& title);
    void addWidget(QWidget* widget);

private:
    void renew();
    void addRow(const QString& label, QWidget* right);

    const Theme& m_theme;
    QVBoxLayout* m_outer;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_column = nullptr;
    QHBoxLayout* m_tiles = nullptr;
    QGridLayout* m_facts = nullptr;
};

} // namespace parapet::views
