// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What exceptions would hide and do to both scores, worked out as the form changes. Owned by its
// dialog. GUI thread only.
#pragma once

#include "models/base/result.h"
#include "models/domain/views.h"
#include "views/vocabulary/pagecontext.h"
#include "views/widgets/card.h"

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace parapet::views {

class TextLabel;

class ExceptionPreview final : public Card
{
    Q_OBJECT

public:
    explicit ExceptionPreview(const PageContext& context, QWidget* parent = nullptr);

    /// Asks a moment later, once the form rests.
    void preview(const std::vector<domain::ExceptionRequest>& requests);
    /// What is missing for a preview.
    void showMissing(const QString& words);

private:
    void ask();
    void take(const base::Result<domain::ExceptionPreview>& preview);

    PageContext m_context;
    std::vector<domain::ExceptionRequest> m_requests;
    TextLabel* m_hides;
    TextLabel* m_scores;
    QTimer* m_settle;
    int m_asked = 0;
};

} // namespace parapet::views
