// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/comparison.h"

#include <QCoreApplication>

namespace parapet::domain {
namespace {

struct Words
{
    const char* text;
    const char* name;
};

constexpr std::array<Words, causeCount> words{{
    {QT_TRANSLATE_NOOP("Cause", "Findings fixed"), "findingsFixed"},
    {QT_TRANSLATE_NOOP("Cause", "New findings"), "newFindings"},
    {QT_TRANSLATE_NOOP("Cause", "New or changed knowledge"), "knowledge"},
    {QT_TRANSLATE_NOOP("Cause", "Model or feed version"), "modelOrFeed"},
    {QT_TRANSLATE_NOOP("Cause", "Devices joined"), "deviceJoined"},
    {QT_TRANSLATE_NOOP("Cause", "Devices left"), "deviceLeft"},
    {QT_TRANSLATE_NOOP("Cause", "Device context changed"), "deviceContext"},
    {QT_TRANSLATE_NOOP("Cause", "Exceptions filed"), "exceptionFiled"},
    {QT_TRANSLATE_NOOP("Cause", "Exceptions ended"), "exceptionEnded"},
}};

} // namespace

QString text(Cause cause)
{
    return QCoreApplication::translate("Cause", words[static_cast<std::size_t>(cause)].text);
}

QString stableName(Cause cause)
{
    return QString::fromLatin1(words[static_cast<std::size_t>(cause)].name);
}

} // namespace parapet::domain
