// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/textfunctions.h"

#include "models/domain/events.h"
#include "models/domain/producttitle.h"
#include "models/query/textmatch.h"

#include "scoring/version/version.h"

#include <sqlite3.h>

#include <string>
#include <string_view>

namespace parapet::store {
namespace {

std::string_view argument(sqlite3_value* value)
{
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return text == nullptr
        ? std::string_view()
        : std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
}

void foldText(sqlite3_context* context, int, sqlite3_value** values)
{
    const std::string folded = query::fold(argument(values[0]));
    sqlite3_result_text(context, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT);
}

void hasTerm(sqlite3_context* context, int, sqlite3_value** values)
{
    sqlite3_result_int(context, query::hasTerm(argument(values[0]), argument(values[1])) ? 1 : 0);
}

void hasTermExactly(sqlite3_context* context, int, sqlite3_value** values)
{
    sqlite3_result_int(
        context, query::hasTermExactly(argument(values[0]), argument(values[1])) ? 1 : 0);
}

/// (type, component, weaknesses, devices or NULL) -> the sentence that tells an event.
void eventSentence(sqlite3_context* context, int, sqlite3_value** values)
{
    const std::string_view component = argument(values[1]);
    const domain::EventSentence parts{static_cast<domain::EventType>(sqlite3_value_int(values[0])),
        QString::fromUtf8(component.data(), static_cast<qsizetype>(component.size())),
        sqlite3_value_int64(values[2]),
        sqlite3_value_type(values[3]) == SQLITE_NULL ? -1 : sqlite3_value_int64(values[3])};
    const std::string text = domain::sentence(parts).toStdString();
    sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void productTitle(sqlite3_context* context, int, sqlite3_value** values)
{
    const std::string_view name = argument(values[0]);
    const std::string title =
        domain::productTitle(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())))
            .toStdString();
    sqlite3_result_text(context, title.data(), static_cast<int>(title.size()), SQLITE_TRANSIENT);
}

int compareVersionTexts(void*, int sizeA, const void* a, int sizeB, const void* b)
{
    const auto order =
        scoring::compareVersions({static_cast<const char*>(a), static_cast<std::size_t>(sizeA)},
            {static_cast<const char*>(b), static_cast<std::size_t>(sizeB)});
    return order < 0 ? -1 : (order > 0 ? 1 : 0);
}

} // namespace

void registerTextFunctions(sqlite3* db)
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    sqlite3_create_function_v2(
        db, query::foldFunction, 1, flags, nullptr, &foldText, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(
        db, query::hasFunction, 2, flags, nullptr, &hasTerm, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(db, query::hasExactlyFunction, 2, flags, nullptr, &hasTermExactly,
        nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(
        db, "event_sentence", 4, flags, nullptr, &eventSentence, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(
        db, "product_title", 1, flags, nullptr, &productTitle, nullptr, nullptr, nullptr);
    sqlite3_create_collation_v2(db, "version", SQLITE_UTF8, nullptr, &compareVersionTexts, nullptr);
}

} // namespace parapet::store
