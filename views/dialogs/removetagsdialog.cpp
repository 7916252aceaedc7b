// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/removetagsdialog.h"

#include "models/items/filing.h"
#include "views/vocabulary/fieldwords.h"
#include "views/widgets/textlabel.h"

#include <QListWidget>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {

namespace {
constexpr int mostRows = 8;
}

RemoveTagsDialog::RemoveTagsDialog(
    const PageContext& context, const QStringList& devices, QWidget* parent)
    : FormDialog(context.theme, tr("Remove tags"), tr("Remove"), parent)
    , m_tags(new QListWidget)
{
    setObjectName(u"removeTagsDialog"_s);
    m_tags->setObjectName(u"tags"_s);
    m_tags->setProperty("card", true);
    m_tags->hide();
    addField(counted(devices.size(), tr("Tags of 1 device"), tr("Tags of %1 devices")), m_tags);
    m_state = addHint(tr("Reading the tags …"));
    m_state->setObjectName(u"tagsState"_s);
    submitButton()->setEnabled(false);
    connect(m_tags, &QListWidget::itemChanged, this,
        [this] { submitButton()->setEnabled(!ticked().isEmpty()); });
    connect(m_tags, &QListWidget::itemActivated, this, [](QListWidgetItem* item) {
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    writesTo(context.desk);
    connect(submitButton(), &QPushButton::clicked, this, [this] {
        emit submitted(ticked());
        accept();
    });
    items::askTagsOf(context.library, devices, this,
        [this](const base::Result<std::vector<std::pair<QString, qint64>>>& tags) {
            if (tags)
                setTags(*tags);
            else
                setError(tags.error().message);
        });
}

void RemoveTagsDialog::setTags(const std::vector<std::pair<QString, qint64>>& tags)
{
    m_state->setText(tags.empty()
            ? tr("These devices have no tags.")
            : tr("A tag that is removed stays away, also when the next import tells it again, "
                 "until it is added by hand."));
    const QSignalBlocker quiet(m_tags);
    for (const auto& [tag, devices] : tags) {
        auto* item = new QListWidgetItem(
            tr("%1 (%2)").arg(tag, counted(devices, tr("1 device"), tr("%1 devices"))), m_tags);
        item->setData(Qt::UserRole, tag);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
        item->setSizeHint({0, theme().rowHeight()});
    }
    if (tags.empty())
        return;
    const int rows = std::min(mostRows, m_tags->count());
    m_tags->setFixedHeight(rows * theme().rowHeight() + 10);
    m_tags->setCurrentRow(0);
    m_tags->show();
    m_tags->setFocus();
    growToContent();
}

QStringList RemoveTagsDialog::ticked() const
{
    QStringList tags;
    for (int row = 0; row < m_tags->count(); ++row)
        if (m_tags->item(row)->checkState() == Qt::Checked)
            tags.append(m_tags->item(row)->data(Qt::UserRole).toString());
    return tags;
}

} // namespace parapet::views
