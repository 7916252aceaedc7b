// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/formdialog.h"

#include "views/vocabulary/needswriting.h"
#include "views/widgets/hairline.h"
#include "views/widgets/textlabel.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QFocusEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QShowEvent>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {
constexpr int formWidth = 540;
constexpr int frameAllowance = 80; // title bar and a little air
} // namespace

FormDialog::FormDialog(
    const Theme& theme, const QString& title, const QString& submit, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_area(new QScrollArea)
    , m_body(new QWidget)
    , m_fields(new QVBoxLayout(m_body))
    , m_error(new TextLabel(theme, TextRole::Body, Tone::High))
    , m_submit(new QPushButton(submit))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setAccessibleName(title);
    m_body->setProperty("scrolled", true);
    m_fields->setContentsMargins(24, 20, 24, 20);
    m_fields->setSpacing(6);
    auto* heading = new TextLabel(theme, TextRole::PageTitle);
    heading->setText(title);
    heading->setWordWrap(true);
    m_fields->addWidget(heading);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidget(m_body);
    m_error->setObjectName(u"formError"_s);
    m_error->setWordWrap(true);
    m_error->setContentsMargins(24, 8, 24, 8);
    m_error->hide();
    m_submit->setObjectName(u"submit"_s);
    m_submit->setProperty("primary", true);
    m_submit->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(u"cancel"_s);
    cancel->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(24, 12, 24, 16);
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_submit);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_area, 1);
    column->addWidget(m_error);
    column->addWidget(new Hairline(theme));
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void FormDialog::waitFor(const jobs::Desk& desk, jobs::JobId job)
{
    setError({});
    m_job = job;
    m_submit->setEnabled(false);
    connect(&desk, &jobs::Desk::finished, this, [this, job](const jobs::Outcome& outcome) {
        if (outcome.job != job)
            return;
        if (outcome.done) {
            accept();
            return;
        }
        m_submit->setEnabled(true);
        setError(outcome.message);
    });
}

bool FormDialog::tellsOf(jobs::JobId job) const
{
    return m_job == job && isVisible();
}

void FormDialog::writesTo(const jobs::Desk& desk)
{
    needsWriting(desk, m_submit);
}

TextLabel* FormDialog::addField(const QString& label, QWidget* field)
{
    addSpacing();
    auto* words = new TextLabel(m_theme, TextRole::Strong);
    words->setText(label);
    words->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    m_fields->addWidget(words);
    m_fields->addWidget(field);
    return words;
}

void FormDialog::addSubject(const QString& label, const QString& text)
{
    auto* words = new TextLabel(m_theme, TextRole::Body);
    words->setObjectName(u"what"_s);
    words->setWordWrap(true);
    words->setText(text);
    addField(label, words);
}

void FormDialog::addSubjects(const QString& label, const QStringList& lines)
{
    constexpr qsizetype firstLines = 6;
    const bool isWhole = lines.size() <= firstLines;
    addSubject(label, (isWhole ? lines : lines.first(firstLines)).join(u'\n'));
    if (isWhole)
        return;
    auto* words = qobject_cast<QLabel*>(m_fields->itemAt(m_fields->count() - 1)->widget());
    auto* rest = new QPushButton(tr("and %1 more").arg(lines.size() - firstLines));
    rest->setObjectName(u"moreSubjects"_s);
    rest->setProperty("link", true);
    rest->setCursor(Qt::PointingHandCursor);
    rest->setAutoDefault(false);
    rest->setToolTip(tr("Shows them all"));
    m_fields->addWidget(rest, 0, Qt::AlignLeft);
    connect(rest, &QPushButton::clicked, words, [words, rest, lines] {
        words->setText(lines.join(u'\n'));
        rest->hide();
    });
}

TextLabel* FormDialog::addHint(const QString& text)
{
    auto* words = new TextLabel(m_theme, TextRole::Secondary, Tone::Muted);
    words->setText(text);
    words->setWordWrap(true);
    m_fields->addWidget(words);
    return words;
}

void FormDialog::addRow(QWidget* widget)
{
    m_fields->addWidget(widget);
}

void FormDialog::addPinned(QWidget* widget)
{
    auto* pinned = new QVBoxLayout;
    pinned->setContentsMargins(24, 8, 24, 4);
    pinned->addWidget(widget);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->insertLayout(column->indexOf(m_error), pinned);
    m_pinned = widget;
}

void FormDialog::addSpacing()
{
    m_fields->addSpacing(8);
}

void FormDialog::setError(const QString& text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
}

void FormDialog::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    if (event->spontaneous())
        return;
    for (QWidget* field : m_body->findChildren<QWidget*>())
        watch(field);
    resize(wantedSize());
}

QSize FormDialog::wantedSize() const
{
    const QSize room = screen()->availableSize();
    const int width = std::min(formWidth, room.width() - 32);
    const int wanted = m_body->heightForWidth(width) > 0 ? m_body->heightForWidth(width)
                                                         : m_body->sizeHint().height();
    const int pinned = m_pinned ? m_pinned->sizeHint().height() + 12 : 0;
    return {width, std::min(wanted + 84 + pinned, room.height() - frameAllowance)};
}

void FormDialog::growToContent()
{
    const int missing = wantedSize().height() - height();
    if (!isVisible() || missing <= 0)
        return;
    resize(width(), height() + missing);
    const QRect room = screen()->availableGeometry();
    if (const int over = frameGeometry().bottom() - room.bottom(); over > 0)
        move(x(), std::max(room.top(), y() - over));
}

void FormDialog::watch(QWidget* field)
{
    if (field->focusPolicy() != Qt::NoFocus)
        field->installEventFilter(this);
}

/// Whole, with the label above; the scroll area itself looks at the cursor only.
void FormDialog::bringIntoSight(const QWidget& field)
{
    constexpr int labelAbove = 32;
    const QPoint middle = field.mapTo(m_body, field.rect().center());
    const int around = std::min(field.height() / 2 + labelAbove, m_area->viewport()->height() / 2);
    m_area->ensureVisible(middle.x(), middle.y(), 0, around);
}

bool FormDialog::eventFilter(QObject* watched, QEvent* event)
{
    auto* field = qobject_cast<QWidget*>(watched);
    if (event->type() == QEvent::FocusIn && field != nullptr
        && static_cast<QFocusEvent*>(event)->reason() != Qt::MouseFocusReason) {
        QTimer::singleShot(0, field, [this, field] { bringIntoSight(*field); });
    }
    const bool turnsValues = qobject_cast<QComboBox*>(field) != nullptr
        || qobject_cast<QAbstractSpinBox*>(field) != nullptr;
    if (event->type() != QEvent::Wheel || !turnsValues || field->hasFocus())
        return QDialog::eventFilter(watched, event);
    event->ignore(); // goes on to the scroll area
    return true;
}

} // namespace parapet::views
