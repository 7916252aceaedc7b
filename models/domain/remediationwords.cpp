// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/remediationwords.h"

#include "models/domain/terms.h"

#include <QCoreApplication>

namespace parapet::domain {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("RemediationWords", text);
}

} // namespace

QString onDevices(qint64 count)
{
    return count == 1 ? tr("on 1 device") : tr("on %1 devices").arg(count);
}

QString remediationTypeWords(const QString& type)
{
    using enum RemediationType;
    if (type == text(Update))
        return tr("Software update");
    if (type == text(Upgrade))
        return tr("Software upgrade");
    if (type == text(Uninstall))
        return tr("Software uninstall");
    if (type == text(ConfigurationChange))
        return tr("Configuration change");
    if (type == text(AttentionRequired))
        return tr("Attention required");
    return type;
}

} // namespace parapet::domain
