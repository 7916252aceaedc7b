// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/savedviews.h"

#include "views/dialogs/namedialog.h"
#include "views/widgets/menubutton.h"
#include "views/widgets/plainwords.h"

#include <QMenu>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr qsizetype longestName = 60;

} // namespace

SavedViews::SavedViews(
    const PageContext& context, const QString& page, MenuButton* button, Hooks hooks)
    : QObject(button)
    , m_theme(context.theme)
    , m_settings(context.settings)
    , m_key(u"pages/"_s + page + u"/views"_s)
    , m_menu(button->menu())
    , m_hooks(std::move(hooks))
{
    connect(m_menu, &QMenu::aboutToShow, this, &SavedViews::fill);
    fill();
}

QVariantMap SavedViews::all() const
{
    return m_settings.value(m_key).toMap();
}

QStringList SavedViews::names() const
{
    QStringList names = all().keys();
    names.sort(Qt::CaseInsensitive);
    return names;
}

void SavedViews::save(const QString& name)
{
    const QString kept = name.simplified().left(longestName);
    if (kept.isEmpty())
        return;
    QVariantMap views = all();
    views.insert(kept, m_hooks.read());
    m_settings.setValue(m_key, views);
}

void SavedViews::show(const QString& name)
{
    const QVariantMap views = all();
    if (views.contains(name))
        m_hooks.show(views.value(name).toMap());
}

void SavedViews::remove(const QString& name)
{
    QVariantMap views = all();
    views.remove(name);
    m_settings.setValue(m_key, views);
}

void SavedViews::fill()
{
    m_menu->clear();
    QAction* standard = m_menu->addAction(tr("Standard view"));
    standard->setObjectName(u"standardView"_s);
    connect(standard, &QAction::triggered, this, [this] { m_hooks.standard(); });
    const QStringList kept = names();
    if (!kept.isEmpty())
        m_menu->addSeparator();
    for (const QString& name : kept)
        connect(m_menu->addAction(plainWords(name)), &QAction::triggered, this,
            [this, name] { show(name); });
    m_menu->addSeparator();
    QAction* save = m_menu->addAction(tr("Save this view …"));
    save->setObjectName(u"saveView"_s);
    connect(save, &QAction::triggered, this, &SavedViews::askName);
    if (kept.isEmpty())
        return;
    QMenu* gone = m_menu->addMenu(tr("Delete a view"));
    for (const QString& name : kept)
        connect(gone->addAction(plainWords(name)), &QAction::triggered, this,
            [this, name] { remove(name); });
}

void SavedViews::askName()
{
    auto* dialog = new NameDialog(m_theme, tr("Save this view"),
        tr("Name of the view (filter, order and columns)"), tr("Save"),
        m_menu->parentWidget()->window());
    dialog->setObjectName(u"viewNameDialog"_s);
    connect(dialog, &NameDialog::named, this, &SavedViews::save);
    dialog->open();
}

} // namespace parapet::views
