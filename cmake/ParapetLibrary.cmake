# SPDX-FileCopyrightText: 2026 The Parapet authors
# SPDX-License-Identifier: GPL-3.0-or-later

# parapet_library(NAME LINKS...): one static library from every source of the current folder
# (and its sub-folders), linked to exactly the named targets.
function(parapet_library name)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp *.h *.qrc)
    list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
    add_library(parapet_${name} STATIC ${sources})
    set_target_properties(parapet_${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(parapet_${name} PUBLIC parapet_options ${ARGN})
    if("Qt6::Widgets" IN_LIST ARGN OR "parapet_views" IN_LIST ARGN)
        parapet_use_precompiled(parapet_${name} window)
    elseif(NOT name STREQUAL "scoring")
        parapet_use_precompiled(parapet_${name} plain)
    endif()
endfunction()

# parapet_test(NAME LINKS...): one Qt Test executable from NAME.cpp of the current folder.
function(parapet_test name)
    add_executable(${name} ${name}.cpp)
    target_link_libraries(${name} PRIVATE Qt6::Test parapet_test_support ${ARGN})
    if("parapet_views" IN_LIST ARGN OR "parapet_gui" IN_LIST ARGN)
        parapet_use_precompiled(${name} window)
    else()
        parapet_use_precompiled(${name} plain)
    endif()
    set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT 300
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_FONT_DPI=96")
endfunction()
