// SPDX-FileCopyrightText: 2026 The Parapet authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/completion.h"

#include <functional>
#include <sstream>
#include <vector>

namespace parapet::cli {
namespace {

using Words = std::vector<std::string>;

/// The fixed words of an option, as its validator names them: "TEXT:{text,json}".
Words choices(const CLI::Option& option)
{
    const std::string type = option.get_type_name();
    const auto from = type.find('{');
    const auto to = type.find('}', from);
    if (from == std::string::npos || to == std::string::npos)
        return {};
    return CLI::detail::split(type.substr(from + 1, to - from - 1), ',');
}

bool takesValue(const CLI::Option& option)
{
    return option.get_items_expected_max() > 0;
}

Words names(const CLI::Option& option)
{
    Words words;
    for (const std::string& name : option.get_lnames())
        words.push_back("--" + name);
    for (const std::string& name : option.get_snames())
        words.push_back("-" + name);
    return words;
}

std::string joined(const Words& words, const std::string& between)
{
    return CLI::detail::join(words, between);
}

/// One level of the tree: "" is parapetctl itself, "/feeds/import" a command of a command.
struct Level
{
    std::string path;
    std::vector<std::pair<std::string, std::string>> commands; ///< name, first line of the help
    Words options; ///< with those of the levels above
    Words places; ///< words that stand without an option
    std::vector<std::pair<std::string, Words>> values; ///< option with a value, its fixed words
};

std::string firstLine(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

void addOptions(const CLI::App& app, Level& level)
{
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_positional()) {
            for (const std::string& word : choices(*option))
                level.places.push_back(word);
            continue;
        }
        for (const std::string& name : names(*option)) {
            level.options.push_back(name);
            if (takesValue(*option))
                level.values.emplace_back(name, choices(*option));
        }
    }
}

void collect(const CLI::App& app, const std::string& path, std::vector<Level>& levels)
{
    Level level;
    level.path = path;
    addOptions(app, level);
    if (const CLI::App* root = app.get_parent(); root != nullptr) {
        while (root->get_parent() != nullptr)
            root = root->get_parent();
        for (const CLI::Option* option : root->get_options()) {
            if (names(*option) == Words{"--help", "-h"} || names(*option) == Words{"--version"})
                continue;
            for (const std::string& name : names(*option)) {
                level.options.push_back(name);
                if (takesValue(*option))
                    level.values.emplace_back(name, choices(*option));
            }
        }
    }
    const auto commands = app.get_subcommands([](const CLI::App*) { return true; });
    for (const CLI::App* command : commands)
        level.commands.emplace_back(command->get_name(), firstLine(command->get_description()));
    levels.push_back(std::move(level));
    for (const CLI::App* command : commands)
        collect(*command, path + '/' + command->get_name(), levels);
}

std::vector<Level> levelsOf(const CLI::App& root)
{
    std::vector<Level> levels;
    collect(root, "", levels);
    return levels;
}

/// Shell text in single quotes.
std::string quoted(const std::string& text)
{
    std::string result = "'";
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result + '\'';
}

/// The part both shells share: which command the words before the cursor have chosen. `first` and
/// `end` are the indices of the first word and of the one being written.
void writePath(std::ostream& out, const std::vector<Level>& levels, const std::string& word,
    const std::string& first, const std::string& end)
{
    out << "    local at='' word\n    local -i i\n"
        << "    for ((i = " << first << "; i < " << end << "; i++)); do\n"
        << "        word=" << word << "\n        case \"$at $word\" in\n";
    for (const Level& level : levels) {
        Words valued;
        for (const auto& [option, fixed] : level.values)
            valued.push_back(quoted(level.path + ' ' + option));
        if (!valued.empty())
            out << "        " << joined(valued, "|") << ") i+=1; continue ;;\n";
    }
    out << "        esac\n        case \"$at/$word\" in\n";
    Words commands;
    for (const Level& level : levels)
        if (!level.path.empty())
            commands.push_back(quoted(level.path));
    out << "        " << joined(commands, "|") << ") at=\"$at/$word\" ;;\n"
        << "        esac\n    done\n";
}

/// What may follow an option: `offer` of its fixed values, `free` where any text may stand.
void writeValues(std::ostream& out, const std::vector<Level>& levels,
    const std::function<std::string(const Words&)>& offer, const std::string& free)
{
    out << "    case \"$at $previous\" in\n";
    for (const Level& level : levels) {
        Words places;
        for (const auto& [option, fixed] : level.values) {
            const std::string place = quoted(level.path + ' ' + option);
            if (fixed.empty())
                places.push_back(place);
            else
                out << "    " << place << ") " << offer(fixed) << "; return ;;\n";
        }
        if (!places.empty())
            out << "    " << joined(places, "|") << ") " << free << "; return ;;\n";
    }
    out << "    esac\n";
}

} // namespace

std::string bashCompletion(const CLI::App& root)
{
    const std::vector<Level> levels = levelsOf(root);
    std::ostringstream out;
    out << "# Completion of parapetctl for bash; made by: parapetctl completion bash\n"
        << "_parapetctl() {\n"
        << "    local current=\"${COMP_WORDS[COMP_CWORD]}\"\n"
        << "    local previous=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
        << "    if [[ $current == '=' ]]; then\n        current=''\n"
        << "    elif [[ $previous == '=' ]]; then\n"
        << "        previous=\"${COMP_WORDS[COMP_CWORD-2]}\"\n    fi\n"
        << "    local offers=''\n";
    writePath(out, levels, "\"${COMP_WORDS[i]}\"", "1", "COMP_CWORD");
    writeValues(
        out, levels,
        [](const Words& fixed) {
            return "COMPREPLY=($(compgen -W " + quoted(joined(fixed, " ")) + " -- \"$current\"))";
        },
        "COMPREPLY=()");
    out << "    case \"$at\" in\n";
    for (const Level& level : levels) {
        Words places = level.places;
        for (const auto& [command, words] : level.commands)
            places.push_back(command);
        out << "    " << quoted(level.path) << ")\n        offers=" << quoted(joined(places, " "))
            << "\n        [[ $current == -* ]] && offers=" << quoted(joined(level.options, " "))
            << " ;;\n";
    }
    out << "    esac\n    COMPREPLY=($(compgen -W \"$offers\" -- \"$current\"))\n}\n"
        << "complete -o default -F _parapetctl parapetctl\n";
    return out.str();
}

std::string zshCompletion(const CLI::App& root)
{
    const std::vector<Level> levels = levelsOf(root);
    std::ostringstream out;
    out << "#compdef parapetctl\n"
        << "# Completion of parapetctl for zsh; made by: parapetctl completion zsh\n"
        << "_parapetctl() {\n"
        << "    local current=\"${words[CURRENT]}\" previous=\"${words[CURRENT-1]}\"\n"
        << "    local -a offers\n";
    writePath(out, levels, "\"${words[i]}\"", "2", "CURRENT");
    writeValues(
        out, levels, [](const Words& fixed) { return "compadd -- " + joined(fixed, " "); },
        "_files");
    out << "    case \"$at\" in\n";
    for (const Level& level : levels) {
        out << "    " << quoted(level.path) << ")\n        if [[ $current == -* ]]; then\n"
            << "            compadd -- " << joined(level.options, " ") << "\n";
        if (!level.commands.empty()) {
            out << "        else\n            offers=(\n";
            for (const auto& [command, words] : level.commands)
                out << "                " << quoted(std::string(command).append(":").append(words))
                    << "\n";
            out << "            )\n            _describe command offers\n";
        } else if (!level.places.empty()) {
            out << "        else\n            compadd -- " << joined(level.places, " ") << "\n";
        } else {
            out << "        else\n            _files\n";
        }
        out << "        fi ;;\n";
    }
    out << "    esac\n}\n"
        << "if [[ $funcstack[1] == _parapetctl ]]; then _parapetctl \"$@\"; "
           "else compdef _parapetctl parapetctl; fi\n";
    return out.str();
}

} // namespace parapet::cli
