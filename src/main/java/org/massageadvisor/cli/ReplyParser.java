package org.massageadvisor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.rulebook.Spelling;

/** Reads what somebody typed when asked. Nothing is guessed: what is not clear is asked again. */
final class ReplyParser {
    private static final List<String> COMMANDS = List.of("back", "why", "quit", "help");
    private static final List<String> CHECKLIST_WORDS = List.of("none", "unknown", "back", "why", "quit", "help");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,;]+");
    private static final int LONGEST_SHOWN = 40;

    private ReplyParser() {}

    /** Reads a reply to one question. */
    static Reply toQuestion(String line, OpenQuestion question, Finding finding) {
        String word = line.strip().toLowerCase(Locale.ROOT);
        Reply command = command(word, List.of(question));
        if (command != null) {
            return command;
        }
        Answer answer = word.equals("unknown") || word.equals("u") ? Answer.Word.UNKNOWN : answer(word, finding.type());
        return answer == null
                ? new Reply.NotUnderstood(found(line) + expected(finding.type()) + ", unknown, or a command (help)"
                        + Spelling.maybe(Spelling.nearest(word, words(finding.type()))))
                : new Reply.Answers(Map.of(question.code(), answer));
    }

    private static @Nullable Answer answer(String word, AnswerType type) {
        if (type instanceof AnswerType.YesNo) {
            return switch (word) {
                case "yes", "y" -> Answer.Word.YES;
                case "no", "n" -> Answer.Word.NO;
                default -> null;
            };
        }
        if (type instanceof AnswerType.Quantity range) {
            if (!NUMBER.matcher(word).matches()) {
                return null;
            }
            double value = Double.parseDouble(word);
            return range.allows(value) ? new Answer.Quantity(value) : null;
        }
        if (type instanceof AnswerType.Choice choice) {
            for (int i = 0; i < choice.choices().size(); i++) {
                String code = choice.choices().get(i);
                if (word.equals(Integer.toString(i + 1))
                        || word.replace(' ', '_').equalsIgnoreCase(code)) {
                    return new Answer.Choice(code);
                }
            }
        }
        return null;
    }

    /** What to type for an answer of this type. */
    static String expected(AnswerType type) {
        if (type instanceof AnswerType.Quantity range) {
            return (range.whole() ? "a whole number from " : "a number from ") + range.range();
        }
        if (type instanceof AnswerType.Choice choice) {
            StringBuilder choices = new StringBuilder();
            for (int i = 0; i < choice.choices().size(); i++) {
                choices.append(i == 0 ? "" : ", ")
                        .append(i + 1)
                        .append(" ")
                        .append(AnswerType.Choice.text(choice.choices().get(i)));
            }
            return choices.toString();
        }
        return "yes, no";
    }

    private static List<String> words(AnswerType type) {
        List<String> words = new ArrayList<>(COMMANDS);
        words.add("unknown");
        if (type instanceof AnswerType.YesNo) {
            words.addAll(List.of("yes", "no"));
        } else if (type instanceof AnswerType.Choice choice) {
            choice.choices().forEach(each -> words.add(AnswerType.Choice.text(each)));
        }
        return words;
    }

    /**
     * Reads a reply to a list: {@code none}, or the numbers of those that apply, and after the word {@code unknown} the numbers of those
     * that nobody knows.
     */
    static Reply toChecklist(String line, List<OpenQuestion> questions) {
        String text = line.strip().toLowerCase(Locale.ROOT);
        Reply command = command(text, questions);
        if (command != null) {
            return command;
        }
        Map<String, Answer> answers = new LinkedHashMap<>();
        questions.forEach(question -> answers.put(question.code(), Answer.Word.NO));
        if (text.equals("none")) {
            return new Reply.Answers(answers);
        }
        if (text.equals("unknown") || text.equals("u")) {
            answers.replaceAll((code, no) -> Answer.Word.UNKNOWN);
            return new Reply.Answers(answers);
        }
        Answer.Word sense = Answer.Word.YES;
        boolean any = false;
        for (String part :
                SEPARATOR.splitAsStream(text).filter(part -> !part.isEmpty()).toList()) {
            OpenQuestion question = numbered(part, questions);
            if (part.equals("unknown") && sense == Answer.Word.YES) {
                sense = Answer.Word.UNKNOWN;
            } else if (question == null) {
                return new Reply.NotUnderstood(found(part)
                        + "none, or the numbers of those that apply, from 1 to " + questions.size()
                        + " (\"3 7 unknown 9\"), or a command (help)"
                        + Spelling.maybe(
                                part.equals("no") || part.equals("n")
                                        ? "none"
                                        : Spelling.nearest(part, CHECKLIST_WORDS)));
            } else if (answers.put(question.code(), sense) != Answer.Word.NO) {
                return new Reply.NotUnderstood("\"" + part + "\" is named twice");
            } else {
                any = true;
            }
        }
        if (text.endsWith("unknown")) {
            return new Reply.NotUnderstood("after unknown a number is expected, or unknown alone for all of them");
        }
        return any
                ? new Reply.Answers(answers)
                : new Reply.NotUnderstood(found(line) + "none, or the numbers of those that apply");
    }

    private static @Nullable OpenQuestion numbered(String part, List<OpenQuestion> questions) {
        if (!part.matches("\\d{1,4}")) {
            return null;
        }
        int number = Integer.parseInt(part);
        return number >= 1 && number <= questions.size() ? questions.get(number - 1) : null;
    }

    private static @Nullable Reply command(String text, List<OpenQuestion> questions) {
        switch (text) {
            case "back" -> {
                return new Reply.Back();
            }
            case "quit" -> {
                return new Reply.Quit();
            }
            case "help", "?" -> {
                return new Reply.Help();
            }
            case "why" -> {
                return questions.size() == 1
                        ? new Reply.Why(questions.get(0))
                        : new Reply.NotUnderstood("which one? Type why and its number, from 1 to " + questions.size());
            }
            default -> {
                if (!text.startsWith("why ")) {
                    return null;
                }
                OpenQuestion question = numbered(text.substring("why ".length()).strip(), questions);
                return question == null
                        ? new Reply.NotUnderstood("after why a number from 1 to " + questions.size() + " is expected")
                        : new Reply.Why(question);
            }
        }
    }

    private static String found(String text) {
        String word = text.strip();
        String shown = word.length() <= LONGEST_SHOWN ? word : word.substring(0, LONGEST_SHOWN) + "...";
        return word.isEmpty()
                ? "nothing was typed; expected "
                : "\"" + Printable.text(shown) + "\" "
                        + (NUMBER.matcher(word).matches() ? "does not fit" : "is not understood") + "; expected ";
    }
}
