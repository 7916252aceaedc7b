// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/windowmemory.h"

#include "views/pages/page.h"
#include "views/widgets/navigationbar.h"

#include <QScreen>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr QSize firstSize{1440, 860};
constexpr QSize frameRoom{8, 40};
constexpr QLatin1StringView geometryKey{"window/geometry"};
constexpr QLatin1StringView collapsedKey{"window/navigationCollapsed"};
constexpr QLatin1StringView pageKey{"window/page"};

QString stateKey(const QString& page)
{
    return u"pages/%1/state"_s.arg(page);
}

} // namespace

QString restoreWindow(QSettings& settings, QWidget& window, NavigationBar& navigation,
    const std::vector<PageEntry>& pages)
{
    if (!window.restoreGeometry(settings.value(geometryKey).toByteArray())) {
        const QScreen* screen = window.screen();
        // the frame around the window needs room too
        window.resize(
            screen ? (screen->availableSize() - frameRoom).boundedTo(firstSize) : firstSize);
    }
    navigation.setCollapsed(settings.value(collapsedKey).toBool());
    for (const PageEntry& entry : pages) {
        const QVariantMap state = settings.value(stateKey(entry.id)).toMap();
        if (!state.isEmpty())
            entry.page->restoreState(state);
    }
    return settings.value(pageKey).toString();
}

void rememberWindow(QSettings& settings, const QWidget& window, const NavigationBar& navigation,
    const std::vector<PageEntry>& pages, const QString& current)
{
    settings.setValue(geometryKey, window.saveGeometry());
    settings.setValue(collapsedKey, navigation.isCollapsed());
    settings.setValue(pageKey, current);
    for (const PageEntry& entry : pages)
        settings.setValue(stateKey(entry.id), entry.page->saveState());
}

} // namespace parapet::views
