package org.massageadvisor.export.page;

import java.util.ArrayList;
import java.util.List;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Condition.All;
import org.massageadvisor.rulebook.Condition.Any;
import org.massageadvisor.rulebook.Condition.Compare;
import org.massageadvisor.rulebook.Condition.Computed;
import org.massageadvisor.rulebook.Condition.No;
import org.massageadvisor.rulebook.Condition.Not;
import org.massageadvisor.rulebook.Condition.OneOf;
import org.massageadvisor.rulebook.Condition.Unknown;
import org.massageadvisor.rulebook.Condition.Yes;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Labels;

/**
 * Conditions in words, as {@link Condition#holds} reads them: what the client must report, answer or leave open, what must apply, and what a
 * number must be. A sentence joins its parts by "and" alone or by "or" alone, with at most one "and also reports either" at its end; whatever
 * is nested further becomes a list. So nobody has to know whether "and" binds tighter than "or".
 */
final class ConditionWords {
    private static final int LONGEST_SENTENCE = 4;
    private static final String CLIENT = "the client ";

    private ConditionWords() {}

    /** What stands in a sentence. */
    sealed interface Piece {}

    /** Words between. */
    record Plain(String text) implements Piece {}

    /** The label of a finding. */
    record Term(Finding finding, String text) implements Piece {}

    /**
     * What must hold: a sentence ("the client reports ..."), and the parts of the list that it announces.
     *
     * @param parts what the sentence announces, each a sentence too; or single terms
     */
    record Phrase(List<Piece> line, List<Phrase> parts) {
        Phrase {
            line = List.copyOf(line);
            parts = List.copyOf(parts);
        }
    }

    /** The condition in words. */
    static Phrase of(Condition condition) {
        return phrase(condition.negationNormalForm());
    }

    private static Phrase phrase(Condition condition) {
        List<Condition> parts = condition.operands();
        boolean all = condition instanceof All;
        if (isSingle(condition)) {
            return new Phrase(sentence(List.of(condition), "and"), List.of());
        }
        if (parts.size() <= LONGEST_SENTENCE && parts.stream().allMatch(ConditionWords::isSingle)) {
            return new Phrase(sentence(parts, all ? "and" : "or"), List.of());
        }
        if (all && endsWithAlternatives(parts)) {
            return new Phrase(withAlternatives(parts), List.of());
        }
        if (!all && parts.stream().allMatch(ConditionWords::isReport)) {
            return new Phrase(List.of(new Plain("the client reports at least one of these:")), terms(parts));
        }
        if (all && parts.stream().allMatch(ConditionWords::isNoReport)) {
            return new Phrase(List.of(new Plain("the client reports none of these:")), terms(parts));
        }
        String which = !all
                ? "at least one of these holds:"
                : parts.size() == 2 ? "both of these hold:" : "all of these hold:";
        return new Phrase(
                List.of(new Plain(which)),
                parts.stream().map(ConditionWords::phrase).toList());
    }

    /** Single conditions, and behind them one set of findings of which one is enough; short enough for a sentence. */
    private static boolean endsWithAlternatives(List<Condition> parts) {
        List<Condition> before = parts.subList(0, parts.size() - 1);
        Condition last = parts.get(parts.size() - 1);
        return last instanceof Any
                && before.size() + last.operands().size() <= LONGEST_SENTENCE
                && before.stream().allMatch(ConditionWords::isSingle)
                && last.operands().stream().allMatch(ConditionWords::isReport);
    }

    private static List<Piece> withAlternatives(List<Condition> parts) {
        List<Condition> before = parts.subList(0, parts.size() - 1);
        List<Piece> line = new ArrayList<>(sentence(before, "and"));
        List<Condition> alternatives = parts.get(parts.size() - 1).operands();
        boolean two = alternatives.size() == 2;
        String subject = isAboutClient(before.get(before.size() - 1)) ? "" : CLIENT;
        line.add(new Plain(", and " + subject + "also reports " + (two ? "either " : "at least one of ")));
        line.addAll(list(alternatives, two ? " or " : " and "));
        return line;
    }

    private static boolean isSingle(Condition condition) {
        return condition instanceof Not || condition.operands().isEmpty();
    }

    private static boolean isReport(Condition condition) {
        return condition instanceof Yes yes
                && !isDefined(yes.finding())
                && !yes.finding().isBuiltIn();
    }

    private static boolean isNoReport(Condition condition) {
        return condition instanceof Not not && isReport(not.operand());
    }

    /** Whether the client is the subject of what the words say, and not the finding. */
    private static boolean isAboutClient(Condition condition) {
        Condition asked = condition instanceof Not not ? not.operand() : condition;
        return !(asked instanceof Compare || (asked instanceof Yes yes && isDefined(yes.finding())));
    }

    /** Whether the rulebook defines the finding, so that no client is asked for it. */
    private static boolean isDefined(Finding finding) {
        return finding.isDerived() && !finding.isBuiltIn();
    }

    private static List<Phrase> terms(List<Condition> parts) {
        List<Phrase> terms = new ArrayList<>();
        for (Condition part : parts) {
            terms.add(new Phrase(quoted(finding(part)), List.of()));
        }
        return terms;
    }

    private static Finding finding(Condition condition) {
        List<Finding> findings = new ArrayList<>();
        condition.eachFinding(findings::add);
        return findings.get(0);
    }

    /**
     * Single conditions joined by one and the same word; those next to each other that say the same of different findings share it, and
     * those next to each other that say something about the client name them once.
     */
    private static List<Piece> sentence(List<Condition> parts, String word) {
        List<Piece> line = new ArrayList<>();
        boolean isClientNamed = false;
        int from = 0;
        while (from < parts.size()) {
            int to = from + 1;
            while (to < parts.size() && mayShare(parts.get(from), parts.get(to), word)) {
                to++;
            }
            List<Condition> same = parts.subList(from, to);
            if (from > 0) {
                line.add(new Plain(", " + word + " "));
            }
            boolean isAboutClient = isAboutClient(same.get(0));
            if (isAboutClient && !isClientNamed) {
                line.add(new Plain(CLIENT));
            }
            isClientNamed = isAboutClient;
            line.addAll(same.size() == 1 ? single(same.get(0)) : shared(same, word));
            from = to;
        }
        return line;
    }

    private static boolean mayShare(Condition one, Condition other, String word) {
        return (isReport(one) && isReport(other)) || (word.equals("and") && isNoReport(one) && isNoReport(other));
    }

    private static List<Piece> shared(List<Condition> same, String word) {
        boolean reported = isReport(same.get(0));
        String between = reported ? " " + word + " " : " nor ";
        List<Piece> line = new ArrayList<>();
        line.add(new Plain(reported ? "reports " : "reports neither "));
        line.addAll(list(same, between));
        return line;
    }

    /** The findings, with these words before the last of them. */
    private static List<Piece> list(List<Condition> conditions, String between) {
        List<Piece> line = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            if (i > 0) {
                line.add(new Plain(i == conditions.size() - 1 ? between : ", "));
            }
            line.addAll(quoted(finding(conditions.get(i))));
        }
        return line;
    }

    private static List<Piece> single(Condition condition) {
        if (condition instanceof All || condition instanceof Any) {
            return always(condition instanceof All);
        }
        boolean negated = condition instanceof Not;
        Condition asked = condition instanceof Not not ? not.operand() : condition;
        if (asked instanceof Computed computed) {
            return List.of(
                    new Plain("is one for whom " + computed.name() + (negated ? " does not say yes" : " says yes")));
        }
        Finding finding = finding(asked);
        if (finding.code().equals(Finding.ALWAYS)) {
            return always(!negated);
        }
        if (finding.code().equals(Finding.CORE_QUESTION_OPEN)) {
            String words = negated ? "has answered every core question" : "has left a core question unanswered";
            return List.of(new Term(finding, words));
        }
        if (asked instanceof Unknown) {
            return about(negated ? "has answered " : "has not answered ", finding, "");
        }
        if (asked instanceof No) {
            return about(negated ? "did not answer no to " : "answered no to ", finding, "");
        }
        if (asked instanceof Yes) {
            return isDefined(finding)
                    ? about("", finding, negated ? " does not apply" : " applies")
                    : about(negated ? "does not report " : "reports ", finding, "");
        }
        if (asked instanceof Compare compare) {
            return about("", finding, (negated ? " is not known to be " : " is ") + number(compare, finding));
        }
        return about(negated ? "does not answer " : "answers ", finding, " with " + choices((OneOf) asked));
    }

    /** What no answer can change. */
    private static List<Piece> always(boolean holds) {
        return List.of(new Plain(holds ? "is any client (always true)" : "is no client (never true)"));
    }

    private static List<Piece> about(String before, Finding finding, String after) {
        List<Piece> line = new ArrayList<>();
        line.add(new Plain(before));
        line.addAll(quoted(finding));
        line.add(new Plain(after));
        return line;
    }

    private static List<Piece> quoted(Finding finding) {
        String label = Labels.lowerFirst(finding.label());
        return List.of(new Plain("“"), new Term(finding, unquoted(label)), new Plain("”"));
    }

    /** A text that can stand in quotation marks without ending them. */
    private static String unquoted(String text) {
        return text.replace('“', '‘').replace('”', '’');
    }

    private static String number(Compare compare, Finding finding) {
        AnswerType.Quantity type = (AnswerType.Quantity) finding.type();
        return comparison(compare.comparison()) + type.text(compare.bound());
    }

    private static String choices(OneOf oneOf) {
        List<String> choices = oneOf.choices().stream()
                .map(choice -> "“" + AnswerType.Choice.text(choice) + "”")
                .toList();
        return switch (choices.size()) {
            case 1 -> choices.get(0);
            case 2 -> "either " + choices.get(0) + " or " + choices.get(1);
            default -> "one of (" + String.join(", ", choices) + ")";
        };
    }

    private static String comparison(Comparison comparison) {
        return switch (comparison) {
            case LESS -> "less than ";
            case AT_MOST -> "at most ";
            case EQUAL -> "exactly ";
            case AT_LEAST -> "at least ";
            case MORE -> "more than ";
        };
    }
}
