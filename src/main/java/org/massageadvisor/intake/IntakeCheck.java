package org.massageadvisor.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Numbers;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.rulebook.Vocabulary;

/** Checks an intake against a vocabulary. */
public final class IntakeCheck {
    private static final int LONGEST_SHOWN = 40;
    private static final int MOST_SUGGESTIONS = 50;

    private final Vocabulary vocabulary;
    private final List<String> problems = new ArrayList<>();

    private IntakeCheck(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * The answers of this intake in the terms of this vocabulary.
     *
     * @throws InvalidIntakeException if anything does not fit; nothing is guessed and nothing left out
     */
    public static Answers check(Intake intake, Vocabulary vocabulary) {
        IntakeCheck check = new IntakeCheck(vocabulary);
        return check.whole(check.take(intake));
    }

    /** What does not fit, one sentence each, led by its place: what {@link #check} would throw. */
    public static List<String> problems(Intake intake, Vocabulary vocabulary) {
        IntakeCheck check = new IntakeCheck(vocabulary);
        check.take(intake);
        return check.problems;
    }

    private Answers.Builder take(Intake intake) {
        Answers.Builder answers = new Answers.Builder(vocabulary);
        for (String group : intake.screened()) {
            screen(group, intake.answers(), answers);
        }
        take(intake.answers(), answers);
        return answers;
    }

    /**
     * These answers with further ones, which take the place of earlier answers to the same questions.
     *
     * @throws InvalidIntakeException if anything does not fit
     */
    public static Answers add(Map<String, Answer> further, Answers answers) {
        IntakeCheck check = new IntakeCheck(answers.vocabulary());
        Answers.Builder changed = answers.change();
        check.take(further, changed);
        return check.whole(changed);
    }

    private Answers whole(Answers.Builder answers) {
        if (!problems.isEmpty()) {
            throw new InvalidIntakeException(problems);
        }
        return answers.build();
    }

    private void take(Map<String, Answer> given, Answers.Builder answers) {
        given.forEach((code, answer) -> {
            Finding finding = vocabulary.find(code);
            if (finding == null) {
                problems.add("answers." + shortened(code) + ": unknown finding"
                        + (problems.size() < MOST_SUGGESTIONS ? Spelling.maybe(vocabulary.suggest(code)) : ""));
            } else {
                take(finding, answer, answers);
            }
        });
    }

    private void screen(String group, Map<String, Answer> given, Answers.Builder answers) {
        boolean any = false;
        for (Finding finding : vocabulary.group(group)) {
            if (finding.type() instanceof AnswerType.YesNo) {
                any = true;
                if (!given.containsKey(finding.code())) {
                    answers.no(finding);
                }
            }
        }
        if (!any) {
            unknownGroup(group);
        }
    }

    private void unknownGroup(String group) {
        String unknown = "screened: unknown group \"" + shortened(group) + "\"";
        if (problems.size() >= MOST_SUGGESTIONS) {
            problems.add(unknown);
            return;
        }
        List<String> known = vocabulary.groups().stream()
                .filter(each ->
                        vocabulary.group(each).stream().anyMatch(finding -> finding.type() instanceof AnswerType.YesNo))
                .sorted()
                .toList();
        problems.add(unknown + ", expected one of " + String.join(", ", known)
                + Spelling.maybe(Spelling.nearest(group, known)));
    }

    private void take(Finding finding, Answer answer, Answers.Builder answers) {
        AnswerType type = finding.type();
        if (type instanceof AnswerType.Derived) {
            reject(finding, answer, "");
        } else if (answer == Answer.Word.UNKNOWN) {
            answers.declined(finding);
        } else if (type instanceof AnswerType.YesNo && answer == Answer.Word.YES) {
            answers.yes(finding);
        } else if (type instanceof AnswerType.YesNo && answer == Answer.Word.NO) {
            answers.no(finding);
        } else if (type instanceof AnswerType.Quantity range && answer instanceof Answer.Quantity number) {
            if (range.allows(number.value())) {
                answers.number(finding, number.value());
            } else {
                reject(finding, answer, "");
            }
        } else if (type instanceof AnswerType.Choice known
                && answer instanceof Answer.Choice choice
                && known.choices().contains(choice.code())) {
            answers.choice(finding, choice.code());
        } else {
            reject(finding, answer, suggestion(type, answer));
        }
    }

    private void reject(Finding finding, Answer answer, String suggestion) {
        String found =
                answer instanceof Answer.Quantity number ? Numbers.text(number.value()) : shortened(answer.text());
        problems.add("answers." + finding + ": " + found + " found, "
                + finding.type().expected() + " expected" + suggestion);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    private static String suggestion(AnswerType type, Answer answer) {
        if (!(answer instanceof Answer.Choice choice)) {
            return "";
        }
        if (type instanceof AnswerType.YesNo) {
            return Spelling.maybe(Spelling.nearest(choice.code(), List.of("yes", "no", "unknown")));
        }
        if (type instanceof AnswerType.Choice known) {
            return Spelling.maybe(Spelling.nearest(choice.code(), known.choices()));
        }
        return choice.code().matches("-?\\d+(\\.\\d+)?") ? "; maybe " + choice.code() + " without quotes" : "";
    }
}
