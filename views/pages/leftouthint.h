// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The line above a list that says how many rows a chip, set from the start, leaves out, with the
// way to them: nothing is hidden silently. Owned by its page. GUI thread only.
#pragma once

#include "views/pages/listpane.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QPushButton;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class LeftOutHint final : public QWidget
{
    Q_OBJECT

public:
    struct Words
    {
        QString one, many; ///< "1 product ... is left out", "%1 products ... are left out"
    };

    /// Of the rows that pass every filter but the chip, those that pass `leftOut` (KQL) are told
    /// while the chip has a value.
    LeftOutHint(const PageContext& context, ListPane& list, const QString& chip,
        const QString& leftOut, const Words& words, QWidget* parent = nullptr);

private:
    void count();
    void show(qint64 rows);

    ListPane& m_list;
    QString m_chip, m_leftOut;
    Words m_words;
    TextLabel* m_text;
    items::RowCount* m_counter;
    QString m_counted; ///< the condition whose rows are shown or asked for
};

} // namespace parapet::views
