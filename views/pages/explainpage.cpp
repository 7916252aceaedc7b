// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/explainpage.h"

#include "models/base/timetext.h"
#include "models/items/explaining.h"
#include "views/panels/explanationtree.h"
#include "views/vocabulary/kqltext.h"
#include "views/vocabulary/places.h"
#include "views/widgets/card.h"
#include "views/widgets/filedialog.h"
#include "views/widgets/inlinemessage.h"
#include "views/widgets/pageheader.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHash>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace parapet::views {

using To = domain::ListRelation::To;

ExplainPage::ExplainPage(const PageContext& pageContext, QWidget* parent)
    : Page(pageContext, parent)
    , m_header(new PageHeader(pageContext.theme, tr("Explain")))
    , m_message(new InlineMessage(pageContext.theme))
    , m_kind(new QComboBox)
    , m_name(new QLineEdit)
    , m_go(new QPushButton(tr("Explain")))
    , m_tree(new ExplanationTree(pageContext))
{
    setObjectName(u"explainPage"_s);
    m_message->setObjectName(u"pageMessage"_s);
    m_message->hide();
    m_header->setSummary(tr("Every number down to its inputs"));
    QPushButton* copy = m_header->addAction(u"explainCopy"_s, tr("Copy as text"), u"copy"_s);
    QPushButton* save = m_header->addAction(u"explainSave"_s, tr("Save as text …"), u"export"_s);
    m_tree->setWide();
    auto* card = new Card(pageContext.theme);
    card->setPadding(4);
    card->content()->addWidget(m_tree, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_header);
    column->addWidget(m_message);
    column->addWidget(makeBar());
    column->addWidget(card, 1);
    connect(copy, &QPushButton::clicked, this, &ExplainPage::copyText);
    connect(save, &QPushButton::clicked, this, &ExplainPage::saveText);
    connect(m_tree, &ExplanationTree::objectActivated, this, &ExplainPage::openObject);
}

QWidget* ExplainPage::makeBar()
{
    auto* bar = new QWidget;
    auto* line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    m_kind->setObjectName(u"explainKind"_s);
    m_kind->setAccessibleName(tr("What to explain"));
    m_kind->addItem(tr("Exposure score"), static_cast<int>(To::Nothing));
    m_kind->addItem(tr("Secure score"), static_cast<int>(To::Control));
    m_kind->addItem(tr("Device"), static_cast<int>(To::Device));
    m_kind->addItem(tr("Recommendation"), static_cast<int>(To::Recommendation));
    m_kind->addItem(tr("Weakness"), static_cast<int>(To::Weakness));
    m_name->setObjectName(u"explainName"_s);
    m_name->setAccessibleName(tr("Name or id"));
    m_name->setClearButtonEnabled(true);
    m_name->setEnabled(false);
    m_go->setObjectName(u"explainGo"_s);
    m_go->setProperty("primary", true);
    line->addWidget(m_kind);
    line->addWidget(m_name, 1);
    line->addWidget(m_go);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ExplainPage::changeKind);
    connect(m_tree, &ExplanationTree::loaded, this, &ExplainPage::showName);
    connect(m_go, &QPushButton::clicked, this, &ExplainPage::showTyped);
    connect(m_name, &QLineEdit::returnPressed, this, &ExplainPage::showTyped);
    return bar;
}

void ExplainPage::describeField()
{
    const To kind = chosenKind();
    m_name->setEnabled(kind != To::Nothing && kind != To::Control);
    m_name->setPlaceholderText(kind == To::Device ? tr("Name of a device, or a part of it")
            : kind == To::Recommendation          ? tr("Words of a recommendation, or its id")
            : kind == To::Weakness                ? tr("CVE-2026-12345")
                                                  : QString());
}

/// What was explained belongs to another choice; the scores need nothing more to be explained.
void ExplainPage::changeKind()
{
    describeField();
    const To kind = chosenKind();
    if (kind == To::Nothing || kind == To::Control) {
        explainObject(kind, {});
        return;
    }
    m_message->dismiss();
    m_name->clear();
    m_shownName.clear();
    m_tree->ask(kind == To::Device ? tr("Type the name of a device to see where its exposure "
                                        "comes from.")
            : kind == To::Weakness ? tr("Type the number of a CVE to see where it counts.")
                                   : tr("Type words of a recommendation to see what makes it up."));
}

/// Objects are known by their names; ids are for machines.
void ExplainPage::showName()
{
    const To kind = chosenKind();
    if (kind != To::Device && kind != To::Recommendation)
        return;
    const QString name = m_tree->subject();
    m_shownName = name.isEmpty() ? m_tree->object().id : name;
    m_name->setText(m_shownName);
}

QString ExplainPage::title() const
{
    return tr("Explain");
}

QString ExplainPage::iconName() const
{
    return u"explain"_s;
}

To ExplainPage::chosenKind() const
{
    return static_cast<To>(m_kind->currentData().toInt());
}

void ExplainPage::activate(const NavigationTarget& target)
{
    static const QHash<QString, To> kinds{{u"score"_s, To::Nothing}, {u"control"_s, To::Control},
        {u"device"_s, To::Device}, {u"weakness"_s, To::Weakness},
        {u"recommendation"_s, To::Recommendation}};
    const auto kind = kinds.constFind(target.tab);
    if (kind != kinds.cend())
        explainObject(*kind, target.objectId);
    m_tree->tree()->setFocus();
}

QVariantMap ExplainPage::saveState() const
{
    return {{u"kind"_s, static_cast<int>(m_tree->object().to)}, {u"id"_s, m_tree->object().id}};
}

void ExplainPage::restoreState(const QVariantMap& state)
{
    explainObject(static_cast<To>(state.value(u"kind"_s).toInt()), state.value(u"id"_s).toString());
}

void ExplainPage::explainObject(To kind, const QString& id)
{
    {
        const QSignalBlocker quiet(m_kind);
        m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(kind)));
    }
    describeField();
    if (m_tree->object() != domain::ListRelation{kind, id})
        m_name->setText(kind == To::Weakness ? id : QString());
    m_message->dismiss();
    m_tree->setObject({kind, id});
}

void ExplainPage::showTyped()
{
    const QString typed = m_name->text().trimmed();
    if (!typed.isEmpty() && typed == m_shownName) {
        explainObject(chosenKind(), m_tree->object().id);
        return;
    }
    const QString quoted = kqlQuoted(typed);
    switch (chosenKind()) {
    case To::Device:
        look(
            domain::Kind::Devices, u"id == %1 or computerDnsName contains %1"_s.arg(quoted), typed);
        return;
    case To::Recommendation:
        look(domain::Kind::Recommendations,
            u"id == %1 or recommendationName contains %1"_s.arg(quoted), typed);
        return;
    case To::Weakness:
        look(domain::Kind::Weaknesses, u"id == %1"_s.arg(kqlQuoted(typed.toUpper())), typed);
        return;
    default:
        explainObject(chosenKind(), {});
    }
}

/// The first row that fits what was typed; the list's own order puts the worst one first.
void ExplainPage::look(domain::Kind kind, const QString& filter, const QString& typed)
{
    if (typed.isEmpty()) {
        m_message->showMessage(InlineMessage::Kind::Info, tr("Type a name or an id first."));
        m_name->setFocus();
        return;
    }
    delete m_finder;
    m_finder = new items::TableModel(context().library, kind, this);
    m_finder->setFilter(filter);
    const To asked = chosenKind();
    connect(m_finder, &items::TableModel::loaded, this, [this, asked, typed](int rows) {
        const QString id = rows > 0 ? m_finder->idAt(0) : QString();
        if (id.isEmpty()) {
            m_message->showMessage(InlineMessage::Kind::Warning,
                tr("Nothing of this snapshot is called \"%1\".").arg(typed));
            return;
        }
        explainObject(asked, id);
        m_finder->deleteLater();
        m_finder = nullptr;
    });
    connect(m_finder, &items::TableModel::failed, this, [this](const QString& message) {
        m_message->showMessage(InlineMessage::Kind::Error, message);
    });
}

void ExplainPage::openObject(const domain::ListRelation& object)
{
    emit navigate(pageOf(object));
}

void ExplainPage::copyText()
{
    QGuiApplication::clipboard()->setText(m_tree->text());
    m_message->showMessage(InlineMessage::Kind::Info, tr("The explanation was copied as text."));
}

void ExplainPage::saveText()
{
    const QString name = u"explanation-%1.txt"_s.arg(base::isoDate(context().clock()));
    auto* dialog =
        new FileDialog(context().settings, this, tr("Save as text"), name, tr("Text (*.txt)"));
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        items::saveText(context().library, file, m_tree->text(), this,
            [this](const base::Result<QString>& saved) {
                if (saved)
                    m_message->showMessage(
                        InlineMessage::Kind::Done, tr("Saved to %1.").arg(*saved));
                else
                    m_message->showMessage(InlineMessage::Kind::Error, saved.error().message);
            });
    });
    dialog->open();
}

} // namespace parapet::views
