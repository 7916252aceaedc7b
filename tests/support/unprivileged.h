// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// For tests of permissions, which mean nothing to root: while an object of it lives the process is
// "nobody", if it was root before. One at a time.
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace parapet::test {

class Unprivileged
{
public:
    Unprivileged()
        : m_wasRoot(::geteuid() == 0)
        , m_works(!m_wasRoot
              || (::setresgid(nobody, nobody, 0) == 0 && ::setresuid(nobody, nobody, 0) == 0))
    {
    }
    ~Unprivileged()
    {
        if (m_wasRoot && (::setresuid(0, 0, 0) != 0 || ::setresgid(0, 0, 0) != 0))
            qFatal("root does not come back");
    }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;
    [[nodiscard]] bool works() const { return m_works; }

private:
    static constexpr uid_t nobody = 65534; ///< user and group
    bool m_wasRoot, m_works;
};

/// Lets everybody read a folder and the files in it, and nobody but root write them; or its owner
/// again.
inline void setWritable(const QString& folder, bool writable)
{
    constexpr auto readers =
        QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
    constexpr auto walkers = QFileDevice::ExeOwner | QFileDevice::ExeGroup | QFileDevice::ExeOther;
    const auto owner =
        writable ? QFileDevice::Permissions(QFileDevice::WriteOwner) : QFileDevice::Permissions();
    for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files))
        QFile::setPermissions(file.filePath(), readers | owner);
    QFile::setPermissions(folder, readers | walkers | owner);
}

} // namespace parapet::test
