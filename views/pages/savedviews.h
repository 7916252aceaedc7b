// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The named views of a list: filter, order and columns that somebody kept to come back to. Kept in
// the settings below the page's key. Owned by the page. GUI thread only.
#pragma once

#include "views/vocabulary/pagecontext.h"

#include <QObject>
#include <QVariantMap>

#include <functional>

QT_BEGIN_NAMESPACE
class QMenu;
class QSettings;
QT_END_NAMESPACE

namespace parapet::views {

class MenuButton;

class SavedViews final : public QObject
{
    Q_OBJECT

public:
    struct Hooks
    {
        std::function<QVariantMap()> read; ///< the view on screen
        std::function<void(const QVariantMap&)> show;
        std::function<void()> standard; ///< as at the first start
    };

    SavedViews(const PageContext& context, const QString& page, MenuButton* button, Hooks hooks);

    [[nodiscard]] QStringList names() const;
    /// Takes the place of a view of that name; an empty name does nothing.
    void save(const QString& name);
    void show(const QString& name);
    void remove(const QString& name);

private:
    void fill();
    void askName();
    [[nodiscard]] QVariantMap all() const;

    const Theme& m_theme;
    QSettings& m_settings;
    QString m_key;
    QMenu* m_menu;
    Hooks m_hooks;
};

} // namespace parapet::views
