// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The way back from something that was done, used once: by the message that told of it or by the
// window's Undo. Copies are the same step. GUI thread only.
#pragma once

#include <QString>

#include <functional>
#include <memory>
#include <utility>

namespace parapet::views {

class UndoStep
{
public:
    UndoStep() = default;
    /// `words`: what is undone, as in "Undo: exception for Chrome".
    UndoStep(QString words, std::function<void()> run)
        : m_step(std::make_shared<Step>(std::move(words), std::move(run)))
    {
    }

    [[nodiscard]] bool isReady() const { return m_step && m_step->run; }
    /// It was run, by whichever way.
    [[nodiscard]] bool isUsed() const { return m_step && !m_step->run; }
    [[nodiscard]] QString words() const { return m_step ? m_step->words : QString(); }
    void run() const
    {
        if (isReady())
            std::exchange(m_step->run, {})();
    }

private:
    struct Step
    {
        Step(QString what, std::function<void()> how)
            : words(std::move(what))
            , run(std::move(how))
        {
        }
        QString words;
        std::function<void()> run;
    };
    std::shared_ptr<Step> m_step;
};

} // namespace parapet::views
