// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/iconengine.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <utility>

using namespace Qt::StringLiterals;

namespace parapet::views {
namespace {

class SvgIconEngine final : public QIconEngine
{
public:
    SvgIconEngine(QByteArray svg, std::shared_ptr<const Tokens> tokens, Ink ink)
        : m_svg(std::move(svg))
        , m_tokens(std::move(tokens))
        , m_ink(std::move(ink))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        const double scale = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, rendered(rect.size(), scale, mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(size, 1.0, mode);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // Qt hands over the size in device pixels here.
        QPixmap pixmap = rendered(size, 1.0, mode);
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QIconEngine* clone() const override { return new SvgIconEngine(*this); }

private:
    QPixmap rendered(const QSize& size, double scale, QIcon::Mode mode)
    {
        const QColor color = mode == QIcon::Disabled ? m_tokens->disabled : m_ink(*m_tokens);
        const QString key =
            u"%1x%2@%3 %4"_s.arg(size.width()).arg(size.height()).arg(scale).arg(color.name());
        if (const auto found = m_cache.constFind(key); found != m_cache.constEnd())
            return *found;
        QByteArray svg = m_svg;
        svg.replace("currentColor", color.name().toLatin1());
        QSvgRenderer renderer(svg);
        QPixmap pixmap(QSizeF(size * scale).toSize());
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter, QRectF(pixmap.rect()));
        painter.end();
        pixmap.setDevicePixelRatio(scale);
        return *m_cache.insert(key, pixmap);
    }

    QByteArray m_svg;
    std::shared_ptr<const Tokens> m_tokens;
    Ink m_ink;
    QHash<QString, QPixmap> m_cache;
};

} // namespace

QIcon makeIcon(const QString& name, std::shared_ptr<const Tokens> tokens, Ink ink)
{
    QFile file(u":/parapet/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new SvgIconEngine(file.readAll(), std::move(tokens), std::move(ink)));
}

} // namespace parapet::views
