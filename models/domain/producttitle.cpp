// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/producttitle.h"

#include <QStringList>

#include <array>
#include <utility>

namespace parapet::domain {
namespace {

/// Words that are written in one way only.
constexpr std::array<std::pair<QStringView, QStringView>, 24> fixedWords{{
    {u".net", u".NET"},
    {u"7-zip", u"7-Zip"},
    {u"sql", u"SQL"},
    {u"mysql", u"MySQL"},
    {u"postgresql", u"PostgreSQL"},
    {u"openssl", u"OpenSSL"},
    {u"openssh", u"OpenSSH"},
    {u"vlc", u"VLC"},
    {u"jre", u"JRE"},
    {u"jdk", u"JDK"},
    {u"php", u"PHP"},
    {u"putty", u"PuTTY"},
    {u"macos", u"macOS"},
    {u"ios", u"iOS"},
    {u"c++", u"C++"},
    {u"vpn", u"VPN"},
    {u"esr", u"ESR"},
    {u"nginx", u"nginx"},
    {u"curl", u"curl"},
    {u"libreoffice", u"LibreOffice"},
    {u"virtualbox", u"VirtualBox"},
    {u"winrar", u"WinRAR"},
    {u"teamviewer", u"TeamViewer"},
    {u"filezilla", u"FileZilla"},
}};

QString titleWord(const QString& word)
{
    for (const auto& [code, title] : fixedWords)
        if (word.compare(code, Qt::CaseInsensitive) == 0)
            return title.toString();
    QString result = word;
    if (!result.isEmpty())
        result[0] = result.at(0).toUpper();
    return result;
}

} // namespace

QString productTitle(QStringView name)
{
    QStringList words = name.toString().split(QLatin1Char('_'), Qt::SkipEmptyParts);
    for (QString& word : words)
        word = titleWord(word);
    return words.isEmpty() ? name.toString() : words.join(QLatin1Char(' '));
}

bool isOperatingSystem(QStringView name)
{
    return name.startsWith(u"windows_", Qt::CaseInsensitive)
        || name.endsWith(u"_linux", Qt::CaseInsensitive)
        || name.compare(u"macos", Qt::CaseInsensitive) == 0
        || name.compare(u"mac_os_x", Qt::CaseInsensitive) == 0;
}

} // namespace parapet::domain
