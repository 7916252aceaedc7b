// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shell/globalsearch.h"

#include "views/vocabulary/kqltext.h"
#include "views/widgets/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

constexpr int popupWidth = 420;
constexpr int longestList = 12;
constexpr std::chrono::milliseconds pauseOfTyping{150};
constexpr qsizetype shortestSearch = 2; ///< characters before objects are looked for

QString contains(QStringView field, const QString& text)
{
    return field.toString() + u" contains "_s + kqlQuoted(text);
}

} // namespace

GlobalSearch::GlobalSearch(const Theme& theme, QLineEdit& field, QWidget* window)
    : QFrame(window)
    , m_theme(theme)
    , m_field(field)
    , m_list(new QListWidget)
    , m_pause(new QTimer(this))
{
    setObjectName(u"searchOffers"_s);
    setProperty("card", true);
    m_list->setObjectName(u"searchOfferList"_s);
    m_list->setAccessibleName(tr("Where the search leads"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(m_list);
    field.installEventFilter(this);
    connect(&field, &QLineEdit::textEdited, this, &GlobalSearch::offer);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseOfTyping);
    connect(m_pause, &QTimer::timeout, this, [this] { emit wanted(m_field.text().trimmed()); });
    connect(m_list, &QListWidget::itemClicked, this,
        [this](QListWidgetItem* item) { take(m_list->row(item)); });
    hide();
}

void GlobalSearch::setCommands(const QList<Command>& commands)
{
    m_commands = commands;
}

QList<GlobalSearch::Offer> GlobalSearch::offersFor(const QString& typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    static const QRegularExpression whole(
        u"^(CVE|TVM)-\\d{4}-\\d{3,}$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression begun(
        u"^CVE(-\\d{0,4}(-\\d*)?)?$"_s, QRegularExpression::CaseInsensitiveOption);
    const QString weaknesses = u"weaknesses"_s;
    QList<Offer> offers;
    if (whole.match(text).hasMatch()) {
        const QString cve = text.toUpper();
        offers.append({tr("Weakness %1").arg(cve), weaknesses,
            {weaknesses, u"id == "_s + kqlQuoted(cve), {}, cve, {}}});
        return offers;
    }
    if (begun.match(text).hasMatch()) {
        offers.append({tr("Weaknesses that begin with “%1”").arg(text.toUpper()), weaknesses,
            {weaknesses, u"id startswith "_s + kqlQuoted(text), {}, {}, {}}});
        return offers;
    }
    QString code = text;
    code.replace(u' ', u'_');
    offers.append({tr("Devices named “%1”").arg(text), u"devices"_s,
        {u"devices"_s, contains(u"computerDnsName", text), {}, {}, {}}});
    QStringList software{contains(u"name", text), contains(u"vendor", text)};
    if (code != text)
        software.append(contains(u"name", code));
    offers.append({tr("Software named “%1”").arg(text), u"software"_s,
        {u"software"_s, kqlAny(software), {}, {}, {}}});
    offers.append({tr("Recommendations about “%1”").arg(text), u"recommendations"_s,
        {u"recommendations"_s, contains(u"recommendationName", text), {}, {}, {}}});
    return offers;
}

void GlobalSearch::offer(const QString& typed)
{
    m_list->clear();
    m_rows.clear();
    const QString text = typed.trimmed();
    const QList<Offer> offers = offersFor(text);
    const auto addCommands = [&](bool beginning) {
        for (const Command& command : std::as_const(m_commands)) {
            const bool begins = command.words.startsWith(text, Qt::CaseInsensitive);
            const bool holds = command.words.contains(text, Qt::CaseInsensitive);
            if (beginning ? begins : holds && !begins)
                addRow(command.words, command.icon, command.run);
        }
    };
    addCommands(true);
    m_foundAt = m_rows.size();
    for (const Offer& one : offers)
        addRow(one.words, one.icon, [this, target = one.target] { emit navigate(target); });
    if (!text.isEmpty())
        addCommands(false);
    m_list->setCurrentRow(m_rows.isEmpty() ? -1 : 0);
    if (text.size() >= shortestSearch)
        m_pause->start();
    else
        m_pause->stop();
    place();
}

void GlobalSearch::addRow(const QString& words, const QString& icon, std::function<void()> run)
{
    insertRow(m_rows.size(), words, icon, std::move(run));
}

void GlobalSearch::insertRow(
    qsizetype at, const QString& words, const QString& icon, std::function<void()> run)
{
    m_list->insertItem(static_cast<int>(at), new QListWidgetItem(m_theme.icon(icon), words));
    m_rows.insert(at, std::move(run));
}

void GlobalSearch::addFound(const QString& text, const QList<Offer>& found)
{
    if (text != m_field.text().trimmed() || !m_field.hasFocus())
        return;
    // What is there by that name stands before the lists that may hold it, and is chosen unless
    // another row was chosen by hand.
    const bool follows = m_list->currentRow() == static_cast<int>(m_foundAt);
    qsizetype at = m_foundAt;
    for (const Offer& one : found)
        insertRow(
            at++, one.words, one.icon, [this, target = one.target] { emit navigate(target); });
    if (follows && !found.isEmpty())
        m_list->setCurrentRow(static_cast<int>(m_foundAt));
    place();
}

void GlobalSearch::place()
{
    if (m_rows.isEmpty()) {
        hide();
        return;
    }
    const int row = m_list->sizeHintForRow(0);
    const int rows = std::min(static_cast<int>(m_rows.size()), longestList);
    const QPoint at = m_field.mapTo(parentWidget(), QPoint(0, m_field.height() + 4));
    setGeometry(at.x(), at.y(), std::max(popupWidth, m_field.width()), rows * row + 12);
    show();
    raise();
}

void GlobalSearch::take(int row)
{
    if (row < 0 || row >= m_rows.size())
        return;
    // A copy: running it may offer anew.
    const std::function<void()> run = m_rows.at(row);
    hide();
    m_field.clear();
    m_field.clearFocus();
    run();
}

bool GlobalSearch::takeKey(int key)
{
    const int last = static_cast<int>(m_rows.size()) - 1;
    switch (key) {
    case Qt::Key_Down:
        if (!isVisible())
            offer(m_field.text());
        else
            m_list->setCurrentRow(std::min(m_list->currentRow() + 1, last));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(m_list->currentRow() - 1, 0));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!isVisible())
            offer(m_field.text());
        take(m_list->currentRow());
        return true;
    case Qt::Key_Escape:
        if (!isVisible())
            return false;
        hide();
        return true;
    default:
        return false;
    }
}

bool GlobalSearch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut)
        hide();
    if (event->type() == QEvent::KeyPress && takeKey(static_cast<QKeyEvent*>(event)->key()))
        return true;
    return QFrame::eventFilter(watched, event);
}

} // namespace parapet::views
