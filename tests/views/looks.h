// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an eye would object to in a window, found by computation: texts that are cut, siblings that
// overlap, ink too faint for its ground, controls without a name. GUI thread only.
#pragma once

#include "views/widgets/textlabel.h"
#include "views/widgets/tokens.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTranslator>
#include <QWidget>

namespace parapet::tests {

/// Texts as long as German ones: every translated text grows by about a third.
class LongTexts final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(
        const char*, const char* source, const char*, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return text.size() < 2 ? text
                               : text
                + QStringLiteral("enlich")
                      .repeated(static_cast<int>(text.size() / 18) + 1)
                      .left(text.size() / 3 + 1);
    }
};

class Looks
{
public:
    explicit Looks(QWidget& window)
        : m_window(window)
        , m_image(window.grab().toImage())
    {
    }

    /// One line a fault, with the object's path.
    [[nodiscard]] QStringList faults()
    {
        m_faults.clear();
        for (QWidget* widget : m_window.findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->visibleRegion().isEmpty())
                continue;
            checkClipping(*widget);
            checkSiblings(*widget);
            checkInk(*widget);
            checkName(*widget);
        }
        return m_faults;
    }

private:
    static QString pathOf(const QWidget& widget)
    {
        QStringList parts;
        for (const QWidget* w = &widget; w && parts.size() < 5; w = w->parentWidget())
            parts.prepend(w->objectName().isEmpty()
                    ? QString::fromLatin1(w->metaObject()->className())
                    : w->objectName());
        return parts.join(QLatin1Char('/'));
    }

    static QString textOf(const QWidget& widget)
    {
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            return label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
            return button->text();
        return {};
    }

    void fault(const QWidget& widget, const QString& what)
    {
        m_faults.append(QStringLiteral("%1 \"%2\": %3").arg(pathOf(widget), textOf(widget), what));
    }

    void checkClipping(const QWidget& widget)
    {
        const QString text = textOf(widget);
        if (text.isEmpty())
            return;
        if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
            const auto* own = qobject_cast<const views::TextLabel*>(label);
            if (own && own->isElided())
                return; // its tooltip tells it whole
            const int need = label->wordWrap() ? label->heightForWidth(label->width())
                                               : label->sizeHint().width();
            const int have = label->wordWrap() ? label->height() : label->width();
            if (need > have + 1)
                fault(widget, QStringLiteral("cut: needs %1, has %2").arg(need).arg(have));
            return;
        }
        const int need = widget.minimumSizeHint().width();
        if (need > widget.width() + 1)
            fault(widget, QStringLiteral("cut: needs %1, has %2").arg(need).arg(widget.width()));
    }

    static void managed(const QLayout* layout, QList<QWidget*>& widgets)
    {
        for (int i = 0; i < layout->count(); ++i) {
            QLayoutItem* item = layout->itemAt(i);
            if (QWidget* widget = item->widget()) {
                if (widget->isVisible())
                    widgets.append(widget);
            } else if (item->layout()) {
                managed(item->layout(), widgets);
            }
        }
    }

    void checkSiblings(const QWidget& parent)
    {
        if (!parent.layout())
            return;
        QList<QWidget*> widgets;
        managed(parent.layout(), widgets);
        for (qsizetype i = 0; i < widgets.size(); ++i) {
            for (qsizetype j = i + 1; j < widgets.size(); ++j) {
                const QRect both = widgets[i]->geometry() & widgets[j]->geometry();
                if (both.width() > 1 && both.height() > 1)
                    fault(*widgets[i], QStringLiteral("overlaps %1").arg(pathOf(*widgets[j])));
            }
        }
    }

    /// The strongest ink on the commonest colour of the text's own place in the picture.
    void checkInk(const QWidget& widget)
    {
        const QString text = textOf(widget);
        if (text.trimmed().size() < 3 || !widget.isEnabled()
            || widget.visibleRegion().boundingRect() != widget.rect())
            return;
        const int scale = qRound(m_image.devicePixelRatio());
        const QRect place(widget.mapTo(&m_window, QPoint()) * scale, widget.size() * scale);
        if (!m_image.rect().contains(place))
            return;
        QHash<QRgb, int> counts;
        for (int y = place.top(); y <= place.bottom(); ++y) {
            for (int x = place.left(); x <= place.right(); ++x)
                ++counts[m_image.pixel(x, y)];
        }
        QRgb ground = 0;
        int most = 0;
        for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
            if (it.value() > most) {
                most = it.value();
                ground = it.key();
            }
        }
        double best = 1.0;
        for (auto it = counts.cbegin(); it != counts.cend(); ++it)
            best = std::max(best, views::contrast(QColor(it.key()), QColor(ground)));
        if (best < minimumContrast)
            fault(widget, QStringLiteral("faint: contrast %1").arg(best, 0, 'f', 2));
    }

    void checkName(const QWidget& widget)
    {
        if (widget.focusPolicy() == Qt::NoFocus || !widget.isEnabled())
            return;
        const bool inside = qobject_cast<const QAbstractSpinBox*>(widget.parentWidget())
            || qobject_cast<const QComboBox*>(widget.parentWidget());
        const bool control = qobject_cast<const QAbstractButton*>(&widget)
            || qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QComboBox*>(&widget)
            || qobject_cast<const QAbstractItemView*>(&widget)
            || qobject_cast<const QPlainTextEdit*>(&widget)
            || qobject_cast<const QAbstractSpinBox*>(&widget);
        if (!control || inside || widget.objectName().startsWith(QLatin1String("qt_")))
            return;
        const bool named = !widget.accessibleName().isEmpty() || !textOf(widget).isEmpty()
            || isBuddyOfALabel(widget);
        if (!named)
            fault(widget, QStringLiteral("has no accessible name"));
    }

    bool isBuddyOfALabel(const QWidget& widget) const
    {
        for (const QLabel* label : m_window.findChildren<QLabel*>()) {
            if (label->buddy() == &widget)
                return true;
        }
        return false;
    }

    /// Antialiased text of few pixels never reaches its full ink: a little less than 4.5.
    static constexpr double minimumContrast = 4.2;

    QWidget& m_window;
    QImage m_image;
    QStringList m_faults;
};

} // namespace parapet::tests
