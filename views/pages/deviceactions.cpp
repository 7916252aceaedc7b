// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/deviceactions.h"

#include "models/domain/terms.h"
#include "models/jobs/workflowjobs.h"
#include "views/dialogs/devicegroupdialog.h"
#include "views/dialogs/namedialog.h"
#include "views/dialogs/removetagsdialog.h"
#include "views/pages/devicevaluemenu.h"
#include "views/pages/workpage.h"
#include "views/vocabulary/fieldwords.h"
#include "views/vocabulary/needswriting.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace parapet::views {

DeviceActions::DeviceActions(const PageContext& context, WorkPage& page, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_page(page)
{
}

void DeviceActions::fill(QMenu& menu, const QStringList& ids)
{
    const Ids selected = [ids] { return ids; };
    menu.addSeparator();
    QMenu* values = valueMenu(selected, &menu);
    menu.addMenu(values);
    needsWriting(m_context.desk, values->menuAction());
    fillRest(menu, ids);
}

void DeviceActions::fillRest(QMenu& menu, const QStringList& ids)
{
    const Ids selected = [ids] { return ids; };
    QMenu* answers = menu.addMenu(tr("Internet facing"));
    answers->setObjectName(u"rowFacing"_s);
    addAnswers(*answers, selected);
    needsWriting(m_context.desk, answers->menuAction());
    const auto add = [&](const QString& name, const QString& text, auto ask) {
        QAction* action = menu.addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, [this, ids, ask] { (this->*ask)(ids); });
        needsWriting(m_context.desk, action);
    };
    add(u"rowGroup"_s, tr("Device group …"), &DeviceActions::askGroup);
    add(u"rowTag"_s, tr("Add tag …"), &DeviceActions::askTag);
    add(u"rowRemoveTags"_s, tr("Remove tags …"), &DeviceActions::askTagsToRemove);
}

QMenu* DeviceActions::valueMenu(const Ids& ids, QWidget* parent)
{
    auto* menu = new DeviceValueMenu(m_context, ids, parent);
    connect(menu, &DeviceValueMenu::chosen, this,
        [this](domain::DeviceValue value, const QStringList& devices) {
            domain::ContextChange wanted;
            wanted.value = value;
            change(devices, wanted, tr("value %1").arg(domain::text(value)));
        });
    return menu;
}

void DeviceActions::addAnswers(QMenu& menu, const Ids& ids)
{
    for (const bool yes : {true, false}) {
        connect(menu.addAction(yes ? tr("Yes") : tr("No")), &QAction::triggered, this,
            [this, yes, ids] {
                domain::ContextChange wanted;
                wanted.internetFacing = yes;
                change(ids(), wanted, yes ? tr("internet facing") : tr("not internet facing"));
            });
    }
}

void DeviceActions::askGroup(const QStringList& ids)
{
    auto* dialog = new DeviceGroupDialog(m_context, ids.size(), &m_page);
    connect(dialog, &DeviceGroupDialog::submitted, this, [this, ids](const QString& group) {
        domain::ContextChange wanted;
        wanted.group = group;
        change(ids, wanted,
            group.isEmpty() ? tr("device group as imported") : tr("device group %1").arg(group));
    });
    dialog->open();
}

void DeviceActions::askTag(const QStringList& ids)
{
    auto* dialog = new NameDialog(m_context.theme, tr("Add a tag"),
        tr("Tag for %1").arg(counted(ids.size(), tr("1 device"), tr("%1 devices"))), tr("Add tag"),
        &m_page);
    dialog->setObjectName(u"tagDialog"_s);
    dialog->writesTo(m_context.desk);
    connect(dialog, &NameDialog::named, this, [this, ids](const QString& tag) {
        domain::ContextChange wanted;
        wanted.addTags = {tag};
        change(ids, wanted, tr("tag %1").arg(tag));
    });
    dialog->open();
}

void DeviceActions::askTagsToRemove(const QStringList& ids)
{
    auto* dialog = new RemoveTagsDialog(m_context, ids, &m_page);
    connect(dialog, &RemoveTagsDialog::submitted, this, [this, ids](const QStringList& tags) {
        domain::ContextChange wanted;
        wanted.removeTags = tags;
        change(ids, wanted, tr("without tag %1").arg(tags.join(u", "_s)));
    });
    dialog->open();
}

void DeviceActions::tellChanged(const QString& words, const QStringList& steps)
{
    const UndoStep undo(tr("the change of devices"), [this, steps] {
        m_page.follow(
            jobs::startUndoingDevices(m_context.desk, steps), [this](const jobs::Outcome&) {
                m_page.tell(InlineMessage::Kind::Done, tr("Undone: the devices are as they were."));
            });
    });
    m_page.tellUndoable(words, undo);
}

void DeviceActions::change(
    const QStringList& ids, const domain::ContextChange& change, const QString& words)
{
    const QString text = counted(ids.size(), tr("1 device: %2"), tr("%1 devices: %2")).arg(words);
    m_page.follow(jobs::startChangingDevices(m_context.desk, {{ids, change}}),
        [this, text](const jobs::Outcome& outcome) { tellChanged(text, outcome.undoSteps); });
}

} // namespace parapet::views
