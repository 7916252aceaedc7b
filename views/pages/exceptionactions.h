// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Filing, extending and cancelling exceptions and reporting inaccuracies from a page: the forms,
// the jobs, what the page tells of them and the way back. Owned by its page. GUI thread only.
#pragma once

#include "models/domain/views.h"
#include "views/panels/rowfacts.h"
#include "views/vocabulary/exceptionsubject.h"
#include "views/vocabulary/pagecontext.h"

#include <QList>
#include <QObject>

namespace parapet::views {

class ExceptionDialog;
class WorkPage;
class ObjectPanel;

class ExceptionActions final : public QObject
{
    Q_OBJECT

public:
    ExceptionActions(const PageContext& context, WorkPage& page);

    /// Answers the panel's wish for an exception or a report with the form.
    void serve(ObjectPanel& panel);
    /// Opens the form; nothing for an empty list.
    void file(const QList<ExceptionSubject>& subjects,
        domain::Justification justification = domain::Justification::RiskAccepted);
    /// Opens the form for what is wrong with an object.
    void report(domain::Kind kind, const QString& id, const ExceptionSubject& subject);
    /// Those of them that are in effect; says so where none is.
    void extend(const QList<RowFacts>& exceptions);
    void cancel(const QList<RowFacts>& exceptions);
    void cancelGroup(const RowFacts& exception, const QString& group);

private:
    QStringList untick(const std::vector<domain::ExceptionRequest>& requests);
    void submit(ExceptionDialog& dialog, const QString& what);
    void submitExtension(const QList<RowFacts>& exceptions, const domain::ExceptionEdit& edit);
    [[nodiscard]] QList<RowFacts> openOnes(const QList<RowFacts>& exceptions);
    void tellRestored(int job, qsizetype count);
    void showException(const QStringList& ids);

    PageContext m_context;
    WorkPage& m_page;
};

} // namespace parapet::views
