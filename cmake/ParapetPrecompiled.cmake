# SPDX-FileCopyrightText: 2026 The Parapet authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What nearly every file includes of others, compiled once for each kind of program instead of once
# a file: it halves a build from nothing. No file relies on it: each still includes what it uses,
# which every other preset and packaging/lint check. Only for the preset dev: where GCC 12 optimises
# more, it warns of what it inlines from compiled headers, and is wrong.
option(PARAPET_PRECOMPILE "Compile the headers of Qt and the standard library once" OFF)

set(parapet_plain_headers <algorithm> <array> <chrono> <cmath> <cstdint> <functional> <limits> <map>
    <memory> <optional> <set> <span> <string> <string_view> <unordered_map> <utility> <variant>
    <vector> <QCoreApplication> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray>
    <QJsonDocument> <QJsonObject> <QList> <QLocale> <QObject> <QRegularExpression> <QSet> <QString>
    <QStringList> <QVariant> <tl/expected.hpp>)
set(parapet_window_headers <QtWidgets>)

# parapet_make_precompiled(KIND LINKS targets HEADERS headers): an object library whose compiled headers others reuse.
function(parapet_make_precompiled kind)
    if(NOT PARAPET_PRECOMPILE)
        return()
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LINKS;HEADERS")
    set(source ${CMAKE_BINARY_DIR}/precompiled/${kind}.cpp)
    file(CONFIGURE OUTPUT ${source} CONTENT "// only to make the compiled headers\n")
    add_library(parapet_precompiled_${kind} OBJECT ${source})
    set_target_properties(parapet_precompiled_${kind} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(parapet_precompiled_${kind} PRIVATE parapet_options ${arg_LINKS})
    target_precompile_headers(parapet_precompiled_${kind} PRIVATE ${arg_HEADERS})
endfunction()

# parapet_use_precompiled(TARGET KIND): plain or window. Not for a header that reads macros which
# differ from target to target, as <QTest> does.
function(parapet_use_precompiled target kind)
    if(TARGET parapet_precompiled_${kind})
        target_precompile_headers(${target} REUSE_FROM parapet_precompiled_${kind})
    endif()
endfunction()

parapet_make_precompiled(plain LINKS Qt6::Core tl::expected HEADERS ${parapet_plain_headers})
parapet_make_precompiled(window LINKS Qt6::Widgets tl::expected
    HEADERS ${parapet_plain_headers} ${parapet_window_headers})
