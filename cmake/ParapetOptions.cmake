# SPDX-FileCopyrightText: 2026 The Parapet authors
# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target carries every flag of the project.
option(PARAPET_WERROR "Treat warnings as errors" ON)
set(PARAPET_SANITIZE "" CACHE STRING "Sanitizers, e.g. address,undefined")
option(PARAPET_COVERAGE "Instrument for coverage" OFF)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    # relative to the source folder, so that another clone of the same sources finds the objects
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}
        CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)

add_library(parapet_options INTERFACE)
target_compile_features(parapet_options INTERFACE cxx_std_20)
target_include_directories(parapet_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(parapet_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Woverloaded-virtual -Wnon-virtual-dtor -Wlogical-op
    -Wno-maybe-uninitialized -Wno-restrict # GCC 12 sees ghosts in std::variant and std::string
    $<$<BOOL:${PARAPET_WERROR}>:-Werror>)
target_compile_definitions(parapet_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_FOREACH
    QT_USE_QSTRINGBUILDER QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 PARAPET_VERSION="${PROJECT_VERSION}")
if(MOLD_PROGRAM AND NOT PARAPET_COVERAGE)
    target_link_options(parapet_options INTERFACE -fuse-ld=mold)
endif()
if(PARAPET_SANITIZE)
    target_compile_options(parapet_options INTERFACE
        -fsanitize=${PARAPET_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(parapet_options INTERFACE -fsanitize=${PARAPET_SANITIZE})
endif()
if(PARAPET_COVERAGE)
    target_compile_options(parapet_options INTERFACE --coverage)
    target_link_options(parapet_options INTERFACE --coverage)
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
