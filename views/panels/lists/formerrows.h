// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tells that a table still shows the rows of the order or filter before, once reading the new ones
// takes a while: the table covers them and says what is being done. Owned by its list. GUI thread.
#pragma once

#include <QObject>
#include <QString>

#include <chrono>

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace parapet::items {
class TableModel;
}

namespace parapet::views {

class TableView;

class FormerRows final : public QObject
{
    Q_OBJECT

public:
    /// What is read sooner comes without a flicker.
    static constexpr std::chrono::milliseconds patience{150};

    /// `model` is what `table` shows, maybe through others.
    FormerRows(const items::TableModel& model, TableView& table, QObject* parent);

    /// "Sorting …"; empty: the rows are those that were asked for, or will be in a moment.
    [[nodiscard]] QString words() const { return m_words; }

signals:
    void changed(); ///< words(), or counting the new rows takes a while, too

private:
    void follow(bool former);
    void tell();
    void setWords(const QString& words);

    const items::TableModel& m_model;
    TableView& m_table;
    QTimer* m_delay;
    QString m_words;
    QString m_shownSort; ///< order of the rows in sight
};

} // namespace parapet::views
