// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Takes files and folders that are dropped anywhere in a window. Owned by the window it watches.
// GUI thread only.
#pragma once

#include <QObject>
#include <QStringList>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace parapet::views {

class FileDrop : public QObject
{
    Q_OBJECT

public:
    explicit FileDrop(QWidget* window);

signals:
    /// To import.
    void dropped(const QStringList& paths);
    void workspaceDropped(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tell(const QStringList& paths);
};

} // namespace parapet::views
