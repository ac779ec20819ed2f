package org.massageadvisor.export.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.massageadvisor.export.page.ConditionWords.Phrase;
import org.massageadvisor.export.page.ConditionWords.Piece;
import org.massageadvisor.export.page.ConditionWords.Plain;
import org.massageadvisor.export.page.ConditionWords.Term;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * Reads conditions in words as a person does who knows nothing of precedence: a sentence that joins its parts both by "and" and by "or" is
 * refused, unless it says "and also". So is one in which it is not clear of whom or of what something is said.
 */
final class ConditionReader {
    private static final Pattern QUOTED = Pattern.compile("“([^“”]*)”");
    private static final String CLIENT = "the client ";
    private static final Pattern ALSO =
            Pattern.compile("(.*), and (the client )?also reports (either|at least one of) (.*)");
    private static final Pattern ANSWER = Pattern.compile("(answers|does not answer) (#\\d+) with (.*)");
    private static final Pattern DEFINED = Pattern.compile("(#\\d+) (applies|does not apply)");
    private static final Pattern NUMBER = Pattern.compile(
            "(#\\d+) is (not known to be )?" + "(less than|at most|exactly|at least|more than) ([-0-9.]+)( [^#]*)?");
    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "less than",
            Comparison.LESS,
            "at most",
            Comparison.AT_MOST,
            "exactly",
            Comparison.EQUAL,
            "at least",
            Comparison.AT_LEAST,
            "more than",
            Comparison.MORE);

    private final Map<String, Finding> findings = new HashMap<>();

    ConditionReader(Vocabulary vocabulary) {
        for (Finding finding : vocabulary.findings()) {
            if (findings.put(Labels.lowerFirst(finding.label()), finding) != null) {
                throw new IllegalArgumentException("two findings are called " + finding.label());
            }
        }
    }

    /** What stands on the page, on one line, the parts of a list in brackets. */
    static String text(Phrase phrase) {
        String parts = phrase.parts().stream().map(ConditionReader::text).collect(Collectors.joining(" | "));
        return line(phrase) + (parts.isEmpty() ? "" : " [" + parts + "]");
    }

    private static String line(Phrase phrase) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : phrase.line()) {
            text.append(piece instanceof Plain plain ? plain.text() : ((Term) piece).text());
        }
        return text.toString();
    }

    Condition read(Phrase phrase) {
        String line = line(phrase);
        List<Phrase> parts = phrase.parts();
        return switch (line) {
            case "the client reports at least one of these:" -> new Condition.Any(reports(parts));
            case "the client reports none of these:" -> not(new Condition.Any(reports(parts)));
            case "at least one of these holds:" ->
                new Condition.Any(parts.stream().map(this::read).toList());
            case "all of these hold:", "both of these hold:" ->
                new Condition.All(parts.stream().map(this::read).toList());
            default -> {
                if (!parts.isEmpty()) {
                    throw new IllegalArgumentException("a list after \"" + line + "\"");
                }
                yield sentence(line);
            }
        };
    }

    private List<Condition> reports(List<Phrase> terms) {
        return terms.stream()
                .map(term -> sentence("the client reports " + line(term)))
                .toList();
    }

    private static Condition not(Condition condition) {
        return new Condition.Not(condition);
    }

    /** What stands in quotation marks is put aside first, so that no word of a label is taken for one of the sentence. */
    private Condition sentence(String line) {
        List<String> quotes = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(line);
        String words = quoted.replaceAll(match -> {
            quotes.add(match.group(1));
            return "#" + (quotes.size() - 1);
        });
        Matcher also = ALSO.matcher(words);
        if (!also.matches()) {
            return joined(words, quotes);
        }
        String[] clauses = also.group(1).split(", and ", -1);
        if ((also.group(2) == null) != isAboutClient(clauses[clauses.length - 1])) {
            throw new IllegalArgumentException("who also reports: " + line);
        }
        String word = also.group(3).equals("either") ? " or " : " and ";
        Condition before = joined(also.group(1), quotes);
        if (before instanceof Condition.Any any && !any.operands().isEmpty()) {
            throw new IllegalArgumentException("\"or\" before \"and also\": " + line);
        }
        return new Condition.All(List.of(before, new Condition.Any(yes(also.group(4), word, quotes))));
    }

    private Condition joined(String words, List<String> quotes) {
        boolean any = words.contains(", or ");
        boolean all = words.contains(", and ");
        List<Condition> clauses = new ArrayList<>();
        boolean isClientNamed = false;
        for (String clause : words.split(any ? ", or " : ", and ", -1)) {
            if (isAboutClient(clause) && clause.startsWith(CLIENT) == isClientNamed) {
                throw new IllegalArgumentException("who " + clause + ": " + words);
            }
            isClientNamed = isAboutClient(clause);
            String said = clause.startsWith(CLIENT) ? clause.substring(CLIENT.length()) : clause;
            clauses.add(isClientNamed ? clause(said, any, all, quotes) : aboutFinding(clause, quotes));
        }
        return clauses.size() == 1 ? clauses.get(0) : any ? new Condition.Any(clauses) : new Condition.All(clauses);
    }

    private static boolean isAboutClient(String clause) {
        return !clause.startsWith("#");
    }

    private Condition aboutFinding(String clause, List<String> quotes) {
        Matcher defined = DEFINED.matcher(clause);
        if (defined.matches()) {
            Finding finding = finding(defined.group(1), quotes);
            if (!finding.isDerived()) {
                throw new IllegalArgumentException(finding + " does not apply but is reported: " + clause);
            }
            Condition applies = new Condition.Yes(finding);
            return defined.group(2).equals("applies") ? applies : not(applies);
        }
        Matcher number = NUMBER.matcher(clause);
        if (!number.matches()) {
            throw new IllegalArgumentException(clause);
        }
        Condition compared = new Condition.Compare(
                finding(number.group(1), quotes),
                Objects.requireNonNull(COMPARISONS.get(number.group(3))),
                Double.parseDouble(number.group(4)));
        return number.group(2) == null ? compared : not(compared);
    }

    private Condition clause(String clause, boolean withinAny, boolean withinAll, List<String> quotes) {
        if (clause.startsWith("reports neither ")) {
            if (withinAny) {
                throw new IllegalArgumentException("\"neither\" beside \"or\": " + clause);
            }
            return not(new Condition.Any(yes(clause.substring("reports neither ".length()), " nor ", quotes)));
        }
        if (clause.startsWith("reports ")) {
            String list = clause.substring("reports ".length());
            boolean or = list.contains(" or ");
            if (or ? withinAll : withinAny && list.contains(" and ")) {
                throw new IllegalArgumentException("\"and\" beside \"or\": " + clause);
            }
            List<Condition> reported = yes(list, or ? " or " : " and ", quotes);
            return or ? new Condition.Any(reported) : new Condition.All(reported);
        }
        return single(clause, quotes);
    }

    private List<Condition> yes(String list, String word, List<String> quotes) {
        List<Condition> conditions = new ArrayList<>();
        for (String term : list.split(", |" + word, -1)) {
            Finding finding = finding(term, quotes);
            if (finding.isDerived()) {
                throw new IllegalArgumentException("nobody reports " + finding + ": " + list);
            }
            conditions.add(new Condition.Yes(finding));
        }
        return conditions;
    }

    private Condition single(String clause, List<String> quotes) {
        switch (clause) {
            case "is any client (always true)" -> {
                return new Condition.All(List.of());
            }
            case "is no client (never true)" -> {
                return new Condition.Any(List.of());
            }
            case "has left a core question unanswered" -> {
                return new Condition.Yes(builtIn());
            }
            case "has answered every core question" -> {
                return not(new Condition.Yes(builtIn()));
            }
            default -> {
                Matcher answer = ANSWER.matcher(clause);
                if (answer.matches()) {
                    Condition given = answer(finding(answer.group(2), quotes), answer.group(3), quotes);
                    return answer.group(1).equals("answers") ? given : not(given);
                }
                return aboutOne(clause, finding(clause.substring(clause.lastIndexOf(' ') + 1), quotes));
            }
        }
    }

    private static Condition aboutOne(String clause, Finding finding) {
        return switch (clause.substring(0, clause.lastIndexOf(' '))) {
            case "does not report" -> not(new Condition.Yes(finding));
            case "answered no to" -> new Condition.No(finding);
            case "did not answer no to" -> not(new Condition.No(finding));
            case "has not answered" -> new Condition.Unknown(finding);
            case "has answered" -> not(new Condition.Unknown(finding));
            default -> throw new IllegalArgumentException(clause);
        };
    }

    private static Condition answer(Finding finding, String words, List<String> quotes) {
        List<String> said = Pattern.compile("#\\d+")
                .matcher(words)
                .results()
                .map(match -> quotes.get(Integer.parseInt(match.group().substring(1))))
                .toList();
        return new Condition.OneOf(
                finding,
                ((AnswerType.Choice) finding.type())
                        .choices().stream()
                                .filter(choice -> said.contains(
                                        choice.toLowerCase(Locale.ROOT).replace('_', ' ')))
                                .toList());
    }

    private Finding builtIn() {
        return findings.values().stream()
                .filter(finding -> finding.code().equals(Finding.CORE_QUESTION_OPEN))
                .findFirst()
                .orElseThrow();
    }

    private Finding finding(String mark, List<String> quotes) {
        String label = quotes.get(Integer.parseInt(mark.strip().substring(1)));
        return Objects.requireNonNull(findings.get(label), label);
    }
}
