// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A dialog that is a form: title, fields that scroll where the screen is small, one primary button.
// Shown with open(), never exec(); deletes itself when closed. GUI thread only.
#pragma once

#include "models/jobs/desk.h"
#include "views/widgets/theme.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QPushButton;
class QVBoxLayout;
class QScrollArea;
QT_END_NAMESPACE

namespace parapet::views {

class InlineMessage;
class TextLabel;

class FormDialog : public QDialog
{
    Q_OBJECT

public:
    FormDialog(const Theme& theme, const QString& title, const QString& submit, QWidget* parent);

    /// What was submitted is being done: closes when it is; where it fails, tells why and keeps
    /// every answer for another try.
    void waitFor(const jobs::Desk& desk, jobs::JobId job);
    /// It is on screen and tells how that job failed: nobody else needs to.
    [[nodiscard]] bool tellsOf(jobs::JobId job) const;
    /// What it submits is written: its button is off while that cannot be done, and says why.
    void writesTo(const jobs::Desk& desk);

protected:
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] QPushButton* submitButton() const { return m_submit; }
    /// A label above its field; the label names the field for screen readers.
    TextLabel* addField(const QString& label, QWidget* field);
    /// What the form is about, in words; "what" by name.
    void addSubject(const QString& label, const QString& text);
    /// Several: the first of them, and a link that opens the rest.
    void addSubjects(const QString& label, const QStringList& lines);
    /// Muted words below the field before.
    TextLabel* addHint(const QString& text);
    void addRow(QWidget* widget);
    /// Stays above the buttons however the fields are scrolled.
    void addPinned(QWidget* widget);
    void addSpacing();
    /// There is more to see than when it opened: as tall as that needs, within the screen.
    void growToContent();
    /// What is wrong with the form, above the buttons; empty: nothing.
    void setError(const QString& text);

    void showEvent(QShowEvent* event) override;
    /// Fields without focus leave the wheel to the form: scrolling changes no answer. A field that
    /// gets the focus by key is scrolled wholly into view.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void watch(QWidget* field);
    [[nodiscard]] QSize wantedSize() const;
    void bringIntoSight(const QWidget& field);

    const Theme& m_theme;
    QScrollArea* m_area;
    QWidget* m_body;
    QVBoxLayout* m_fields;
    QWidget* m_pinned = nullptr;
    TextLabel* m_error;
    QPushButton* m_submit;
    jobs::JobId m_job = 0; ///< it waits for, or waited; 0: none
};

} // namespace parapet::views
