package org.massageadvisor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.massageadvisor.rulebook.Spelling;
import picocli.CommandLine;

/** What is wrong with a command line, in words: what was found, what was expected, and what was maybe meant. */
final class WrongCall {
    private WrongCall() {}

    /** {@code advise }, or nothing if the command itself is wrong or missing. */
    static String command(CommandLine.ParameterException problem) {
        CommandLine line = problem.getCommandLine();
        return line.getParent() == null ? "" : line.getCommandName() + " ";
    }

    static String message(CommandLine.ParameterException problem) {
        if (problem instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched(), problem.getCommandLine());
        }
        if (problem instanceof CommandLine.MissingParameterException missing) {
            List<String> unmatched = problem.getCommandLine().getUnmatchedArguments();
            return !unmatched.isEmpty()
                    ? unmatched(unmatched, problem.getCommandLine())
                    : missing.getMissing().stream().map(WrongCall::missing).collect(Collectors.joining("; "));
        }
        if (problem.getArgSpec() != null && problem.getValue() != null) {
            return name(problem.getArgSpec()) + ": " + wrongValue(problem, problem.getArgSpec());
        }
        return String.valueOf(problem.getMessage());
    }

    /** A word that is no command is not an "unmatched argument" to whoever wrote it. */
    private static String unmatched(List<String> words, CommandLine line) {
        String word = words.get(0);
        if (word.startsWith("-")) {
            Set<String> options = line.getCommandSpec().optionsMap().keySet();
            return "unknown option " + word + ", expected one of " + String.join(", ", options) + maybe(word, options);
        }
        if (line.getParent() == null) {
            Set<String> commands = line.getSubcommands().keySet();
            return "unknown command " + word + ", expected one of " + String.join(", ", commands)
                    + Spelling.maybe(Spelling.nearest(word, commands));
        }
        return String.join(", ", words) + " is more than " + line.getCommandName() + " takes";
    }

    private static String maybe(String word, Set<String> options) {
        String dashes = "--";
        List<String> names = options.stream()
                .filter(option -> option.startsWith(dashes))
                .map(option -> option.substring(dashes.length()))
                .toList();
        String nearest = word.startsWith(dashes) ? Spelling.nearest(word.substring(dashes.length()), names) : null;
        return Spelling.maybe(nearest == null ? null : dashes + nearest);
    }

    private static String missing(CommandLine.Model.ArgSpec argument) {
        return (argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() + ": " : "")
                + argument.paramLabel() + " missing";
    }

    private static String name(CommandLine.Model.ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String wrongValue(CommandLine.ParameterException problem, CommandLine.Model.ArgSpec argument) {
        String found = (problem.getValue().isBlank() ? "nothing" : problem.getValue()) + " found, ";
        if (argument.type() == double.class) {
            return found + "a number expected";
        }
        if (argument.completionCandidates() != null) {
            List<String> words = new ArrayList<>();
            argument.completionCandidates().forEach(words::add);
            return found + "one of " + String.join(", ", words) + " expected"
                    + Spelling.maybe(Spelling.nearest(problem.getValue(), words));
        }
        return String.valueOf(problem.getMessage()).replaceFirst("^Invalid value for [^:]*: ", "");
    }
}
