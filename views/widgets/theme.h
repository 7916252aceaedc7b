// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The look of the program in one object: colours by meaning, fonts by role, icons by name. Made in
// the composition root, handed to every view by reference; it must outlive them. GUI thread only.
#pragma once

#include "views/widgets/tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPointer>

#include <cstdint>
#include <memory>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace parapet::views {

/// What a text is; sizes are relative to the platform's base size b (pixels at 96 dpi).
enum class TextRole : std::uint8_t {
    PageTitle, ///< b + 7, semibold
    CardTitle, ///< b, semibold
    Body, ///< b
    Strong, ///< b, semibold
    Secondary, ///< b - 1
    Number, ///< b, a family whose digits have one width
    MediumNumber, ///< 1.7 b, bold
    BigNumber ///< 3.4 b, bold
};

class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode : std::uint8_t { System, Light, Dark };
    Q_ENUM(Mode)

    /// Reads the application's palette and font as the platform gave them (make it before any
    /// apply()): a dark window colour there means that System is dark.
    explicit Theme(const QApplication& application, QObject* parent = nullptr);
    ~Theme() override;

    [[nodiscard]] Mode mode() const { return m_mode; }
    /// Switches and, once applied, restyles the application and emits changed().
    void setMode(Mode mode);
    [[nodiscard]] bool isDark() const { return m_tokens->dark; }

    /// The colours of now. The object keeps its address; its values change with the mode.
    [[nodiscard]] const Tokens& tokens() const { return *m_tokens; }
    [[nodiscard]] std::shared_ptr<const Tokens> sharedTokens() const { return m_tokens; }

    [[nodiscard]] QFont font(TextRole role) const;
    /// An icon of resources/icons by file name without ending ("devices"), in the ink of the tone.
    /// Crisp at any scale; follows the theme without being set again. Unknown name: a null icon.
    [[nodiscard]] QIcon icon(const QString& name, Tone tone = Tone::Muted) const;
    /// The same on an accent ground (primary buttons).
    [[nodiscard]] QIcon iconOnAccent(const QString& name) const;

    /// Height of a table row, in device-independent pixels: 30 at the base size.
    [[nodiscard]] int rowHeight() const;

    /// Sets Fusion with the kit's marks, the palette and the style sheet of the application.
    void apply(QApplication& application);

signals:
    /// The colours changed; everything painted by hand has to be painted again.
    void changed();

private:
    void restyle();

    Mode m_mode = Mode::System;
    bool m_systemIsDark = false;
    QFont m_base;
    QString m_numberFamily;
    std::shared_ptr<Tokens> m_tokens;
    QPointer<QApplication> m_application;
};

} // namespace parapet::views
