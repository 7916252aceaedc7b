// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every part of the kit. --dark, --sheet dashboard|list|controls, --size WxH, --scale 2,
// --points 10 (base font), --save FILE.png (draws the window into a picture and ends).
#include "gallery.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTimer>

using namespace Qt::StringLiterals;

int main(int argc, char** argv)
{
    for (int i = 1; i + 1 < argc; ++i) {
        if (qstrcmp(argv[i], "--scale") == 0)
            qputenv("QT_SCALE_FACTOR", argv[i + 1]); // has to be known before the application
    }
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"dark"_s, u"Dark colours."_s});
    parser.addOption({u"sheet"_s, u"dashboard, list or controls."_s, u"name"_s, u"dashboard"_s});
    parser.addOption({u"size"_s, u"Size of the window."_s, u"WxH"_s, u"1440x900"_s});
    parser.addOption({u"scale"_s, u"Scale factor."_s, u"factor"_s});
    parser.addOption({u"points"_s, u"Base font size."_s, u"points"_s});
    parser.addOption({u"save"_s, u"Picture to write."_s, u"file"_s});
    parser.addHelpOption();
    parser.process(application);

    if (parser.isSet(u"points"_s)) {
        QFont font = QApplication::font();
        font.setPointSizeF(parser.value(u"points"_s).toDouble());
        QApplication::setFont(font);
    }
    using parapet::views::Theme;
    Theme theme(application);
    theme.setMode(parser.isSet(u"dark"_s) ? Theme::Mode::Dark : Theme::Mode::Light);
    theme.apply(application);
    parapet::views::Gallery gallery(theme, parser.value(u"sheet"_s));
    const QStringList size = parser.value(u"size"_s).split(u'x');
    gallery.resize(size.value(0).toInt(), size.value(1).toInt());
    gallery.show();
    if (parser.isSet(u"save"_s)) {
        using namespace std::chrono_literals;
        QTimer::singleShot(300ms, &gallery, [&] {
            const bool saved = gallery.grab().save(parser.value(u"save"_s));
            QApplication::exit(saved ? 0 : 1);
        });
    }
    return QApplication::exec();
}
