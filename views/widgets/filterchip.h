// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One filter of a list: "Status: any" opens its choices, "Status: Active" with a cross is set.
// Delete or a click on the cross clears it. GUI thread only.
#pragma once

#include "views/widgets/menubutton.h"

#include <QList>
#include <QStringList>

namespace parapet::views {

class FilterChip : public MenuButton
{
    Q_OBJECT

public:
    struct Choice
    {
        QString key; ///< what value() tells
        QString text; ///< what people read
    };

    FilterChip(const Theme& theme, const QString& title, QWidget* parent = nullptr);

    /// Several choices may be ticked at once where `multiple`. Keys of the value that are gone
    /// from the choices are dropped.
    void setChoices(const QList<Choice>& choices, bool multiple = false);
    /// Keys of the choices taken, in their order; empty: any. Does not emit.
    void setValue(const QStringList& keys);
    [[nodiscard]] QStringList value() const { return m_value; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] bool isSet() const { return !m_value.isEmpty(); }
    void clear(); ///< as a person does: emits when it was set

signals:
    void valueChanged(const QStringList& keys);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void take(const QString& key, bool on);
    void display(const QStringList& keys);

    QString m_title;
    QList<Choice> m_choices;
    bool m_multiple = false;
    QStringList m_value;
};

} // namespace parapet::views
