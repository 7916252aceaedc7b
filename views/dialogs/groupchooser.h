// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// All device groups, or chosen ones from a list that can be searched where it is long; of an
// exception also those that come later. Owned by its dialog. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QStringList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QListWidget;
class QPushButton;
class QRadioButton;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class GroupChooser final : public QWidget
{
    Q_OBJECT

public:
    enum class Use : std::uint8_t {
        Activity, ///< all there are, or some
        Exception ///< all there are now, some, or all of now and later
    };
    GroupChooser(const Theme& theme, Use use, QWidget* parent = nullptr);

    /// Those to choose from; `filtered`: the window looks at some groups only, and these are of
    /// them.
    void setGroups(const QStringList& groups, bool filtered = false);
    /// These are ticked at first, as far as they are offered.
    void propose(const QStringList& groups);
    /// A line on what is not offered; empty: none.
    void setNote(const QString& note);
    /// Names; empty: all devices, whatever their group.
    [[nodiscard]] QStringList chosen() const;
    /// False while the choice names no group.
    [[nodiscard]] bool isComplete() const;

    /// Above so many groups the list can be searched and ticked as a whole.
    static constexpr int searchableFrom = 21;

signals:
    void changed();

private:
    void tell();
    void showMatches(const QString& text);
    void tickShown(bool on);
    void showTickAll();
    [[nodiscard]] QStringList ticked() const;

    Use m_use;
    QStringList m_offered;
    QStringList m_proposed;
    bool m_filtered = false;
    bool m_given = false; ///< groups were set before
    QRadioButton* m_current = nullptr; ///< of an exception only
    QRadioButton* m_some;
    QRadioButton* m_all;
    QWidget* m_box; ///< search, list
    QWidget* m_tools;
    QLineEdit* m_search;
    QPushButton* m_tickAll;
    QListWidget* m_list;
    TextLabel* m_note;
};

} // namespace parapet::views
