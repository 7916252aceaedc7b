// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/devicegroupdialog.h"

#include "models/items/library.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/textlabel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace parapet::views {

namespace {
constexpr int longestName = 200; ///< as the workspace takes
}

DeviceGroupDialog::DeviceGroupDialog(const PageContext& context, qsizetype devices, QWidget* parent)
    : FormDialog(context.theme, tr("Device group"), tr("Set group"), parent)
    , m_chosen(new QRadioButton(tr("This device group")))
    , m_asImported(new QRadioButton(tr("What the import says")))
    , m_group(new QComboBox)
{
    setObjectName(u"deviceGroupDialog"_s);
    m_chosen->setObjectName(u"chosenGroup"_s);
    m_asImported->setObjectName(u"asImported"_s);
    m_group->setObjectName(u"deviceGroup"_s);
    m_group->setEditable(true);
    m_group->setInsertPolicy(QComboBox::NoInsert);
    m_group->lineEdit()->setMaxLength(longestName);
    m_group->lineEdit()->setPlaceholderText(tr("Name of the device group"));
    m_group->setAccessibleName(tr("Name of the device group"));
    m_chosen->setChecked(true);
    addRow(m_chosen);
    addRow(m_group);
    m_new = addHint(QString());
    m_new->setObjectName(u"newGroup"_s);
    addRow(m_asImported);
    addSpacing();
    addHint(counted(devices, tr("1 device goes there, also after the next import."),
                tr("%1 devices go there, also after the next import."))
        + u' '
        + tr("Scores by device group and exceptions for device groups follow at once; past "
             "snapshots stay as they are."));
    connect(m_asImported, &QRadioButton::toggled, this, [this](bool on) {
        m_group->setEnabled(!on);
        tellNew();
    });
    connect(m_group, &QComboBox::currentTextChanged, this, &DeviceGroupDialog::tellNew);
    writesTo(context.desk);
    connect(submitButton(), &QPushButton::clicked, this, &DeviceGroupDialog::submit);
    context.library.overview(this, [this](const base::Result<domain::Overview>& overview) {
        if (overview)
            setGroups(QStringList(overview->groups.begin(), overview->groups.end()));
    });
    tellNew();
    m_group->setFocus();
}

void DeviceGroupDialog::setGroups(const QStringList& groups)
{
    const QString typed = m_group->currentText();
    m_group->clear();
    m_group->addItems(groups);
    m_group->setCurrentIndex(-1);
    m_group->setEditText(typed);
    tellNew();
}

void DeviceGroupDialog::tellNew()
{
    const QString name = m_group->currentText().simplified();
    const bool isNew = m_chosen->isChecked() && !name.isEmpty() && m_group->count() > 0
        && m_group->findText(name, Qt::MatchFixedString | Qt::MatchCaseSensitive) < 0;
    m_new->setText(isNew ? tr("A new device group: no device is in it yet.")
                         : tr("One there is, or the name of a new one."));
    setError({});
}

void DeviceGroupDialog::submit()
{
    const QString name = m_group->currentText().simplified();
    if (m_chosen->isChecked() && name.isEmpty()) {
        setError(tr("Choose a device group, or type the name of a new one."));
        m_group->setFocus();
        return;
    }
    emit submitted(m_chosen->isChecked() ? name : QString());
    accept();
}

} // namespace parapet::views
