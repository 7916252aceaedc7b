// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A new end, and other words where wanted, for exceptions that are in effect. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/dialogs/formdialog.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/pagecontext.h"

QT_BEGIN_NAMESPACE
class QPlainTextEdit;
QT_END_NAMESPACE

namespace parapet::views {

class DurationChooser;

class ExtendDialog final : public FormDialog
{
    Q_OBJECT

public:
    /// Of several each keeps its own words where none are written.
    ExtendDialog(const PageContext& context, const QList<RowFacts>& exceptions, QWidget* parent);

    [[nodiscard]] domain::ExceptionEdit edit() const;

signals:
    void submitted();

private:
    void submit();

    bool m_isOne;
    DurationChooser* m_duration;
    QPlainTextEdit* m_why;
};

} // namespace parapet::views
