// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// All device groups, or chosen ones from a list. Owned by its dialog. GUI thread only.
#pragma once

#include "views/widgets/theme.h"

#include <QStringList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QListWidget;
class QRadioButton;
QT_END_NAMESPACE

namespace parapet::views {

class GroupChooser final : public QWidget
{
    Q_OBJECT

public:
    explicit GroupChooser(const Theme& theme, QWidget* parent = nullptr);

    void setGroups(const QStringList& groups);
    /// Empty: all of them.
    [[nodiscard]] QStringList chosen() const;
    /// False while "chosen groups" is on and none is.
    [[nodiscard]] bool isComplete() const;

signals:
    void changed();

private:
    QRadioButton* m_all;
    QRadioButton* m_some;
    QListWidget* m_list;
};

} // namespace parapet::views
