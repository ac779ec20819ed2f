package org.massageadvisor.rulebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the condition language of the rule tables.
 *
 * <p>{@code CODE} · {@code CODE = no} · {@code CODE >= 7} · {@code CODE = CHOICE} · {@code CODE in (A, B)} · {@code unknown(CODE)} ·
 * {@code not x} · {@code x and y} · {@code x or y} · parentheses. {@code not} binds tighter than {@code and}, {@code and} than
 * {@code or}. Key words in either case; codes as they are declared.
 */
public final class ConditionParser {
    private static final Set<String> KEY_WORDS = Set.of("and", "or", "not", "in", "no", "yes", "unknown");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Stands for what asks for an unknown finding. */
    private static final Condition NOTHING = new Condition.Any(List.of());

    private static final int MOST_SUGGESTIONS = 10;
    private static final String QUOTES = "\"'`\u2018\u2019\u201C\u201D\u201E\u00AB\u00BB";
    private static final int DEEPEST = 64;
    private static final int LONGEST = 20_000;

    private final String text;
    private final Vocabulary vocabulary;
    private final int suggestions;
    private final List<Fault> faults = new ArrayList<>();
    private int start;
    private int end;
    private Kind kind = Kind.END;
    private int depth;
    private String word = "";

    private enum Kind {
        WORD,
        NUMBER,
        SIGN,
        END
    }

    /**
     * Something wrong in a condition.
     *
     * @param position the place in the text, counted from 0
     * @param kind a short name for programs
     * @param message what was found and what was expected
     */
    public record Fault(int position, String kind, String message) {}

    /**
     * What became of a text.
     *
     * @param condition the condition, or null if there are faults
     */
    public record Parsed(@Nullable Condition condition, List<Fault> faults) {}

    /** Thrown and caught inside only: after a syntax error nothing more can be read. */
    private static final class SyntaxError extends Exception {
        private static final long serialVersionUID = 1;

        SyntaxError() {
            super(null, null, false, false);
        }
    }

    private ConditionParser(String text, Vocabulary vocabulary, int suggestions) {
        this.text = text;
        this.vocabulary = vocabulary;
        this.suggestions = suggestions;
    }

    /** Reads a condition over the findings of {@code vocabulary}; never throws for bad text. */
    public static Parsed parse(String text, Vocabulary vocabulary) {
        return parse(text, vocabulary, true);
    }

    /** As {@link #parse(String, Vocabulary)}; what was maybe meant is looked for only if asked. */
    public static Parsed parse(String text, Vocabulary vocabulary, boolean suggest) {
        ConditionParser parser = new ConditionParser(text, vocabulary, suggest ? MOST_SUGGESTIONS : 0);
        Condition condition = parser.run();
        return new Parsed(parser.faults.isEmpty() ? condition : null, List.copyOf(parser.faults));
    }

    /** Whether a word means something in the language, so that it cannot be a code. */
    public static boolean isKeyWord(String word) {
        return KEY_WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    private @Nullable Condition run() {
        try {
            if (text.length() > LONGEST) {
                throw fault(0, "syntax", "longer than " + LONGEST + " characters");
            }
            next();
            Condition condition = or();
            if (kind != Kind.END) {
                throw expected("\"and\", \"or\" or the end");
            }
            return condition;
        } catch (SyntaxError e) {
            unknownFindingsBehind();
            return null;
        }
    }

    private Condition or() throws SyntaxError {
        List<Condition> operands = new ArrayList<>(List.of(and()));
        while (isWord("or")) {
            next();
            operands.add(and());
        }
        return operands.size() == 1 ? operands.get(0) : new Condition.Any(operands);
    }

    private Condition and() throws SyntaxError {
        List<Condition> operands = new ArrayList<>(List.of(not()));
        while (isWord("and")) {
            next();
            operands.add(not());
        }
        return operands.size() == 1 ? operands.get(0) : new Condition.All(operands);
    }

    private Condition not() throws SyntaxError {
        if (!isWord("not")) {
            return primary();
        }
        deeper();
        next();
        Condition condition = new Condition.Not(not());
        depth--;
        return condition;
    }

    private Condition primary() throws SyntaxError {
        if (isSign("(")) {
            deeper();
            next();
            Condition condition = or();
            require(")");
            depth--;
            return condition;
        }
        if (isWord("unknown")) {
            next();
            require("(");
            int at = start;
            Finding finding = finding();
            require(")");
            if (finding == null) {
                return NOTHING;
            }
            if (finding.isDerived()) {
                throw fault(
                        at,
                        "type",
                        finding + " is worked out from other answers and never asked; unknown() takes a question");
            }
            return new Condition.Unknown(finding);
        }
        if (kind != Kind.WORD || isKeyWord(word())) {
            throw expected("a finding, \"not\", \"unknown(\" or \"(\"");
        }
        int at = start;
        Finding finding = finding();
        if (finding == null) {
            skipComparison();
            return NOTHING;
        }
        if (isWord("in")) {
            next();
            return new Condition.OneOf(finding, choices(finding, at));
        }
        if (kind == Kind.SIGN && !isSign(")") && !isSign("(") && !isSign(",")) {
            return comparison(finding, at);
        }
        if (finding.type() instanceof AnswerType.Quantity || finding.type() instanceof AnswerType.Choice) {
            throw fault(at, "type", finding + " is not a yes-or-no question; compare it, as in " + example(finding));
        }
        return new Condition.Yes(finding);
    }

    private Condition comparison(Finding finding, int at) throws SyntaxError {
        String sign = word();
        if (sign.startsWith("&") || sign.startsWith("|")) {
            throw fault(start, "syntax", "\"" + sign + "\" found; write " + (sign.startsWith("&") ? "and" : "or"));
        }
        Comparison comparison = null;
        for (Comparison candidate : Comparison.values()) {
            if (candidate.sign().equals(sign)) {
                comparison = candidate;
            }
        }
        if (comparison == null) {
            String maybe =
                    switch (sign) {
                        case "=>" -> "; maybe >=";
                        case "=<" -> "; maybe <=";
                        case "==" -> "; maybe =";
                        case "!=", "<>" -> "; maybe not " + finding + " = ...";
                        default -> "";
                    };
            throw fault(
                    start, "syntax", "\"" + sign + "\" found, \"=\", \"<\", \"<=\", \">=\" or \">\" expected" + maybe);
        }
        next();
        if (finding.type() instanceof AnswerType.Quantity type) {
            return numberComparison(finding, type, comparison);
        }
        if (comparison != Comparison.EQUAL) {
            throw fault(at, "type", finding + " is not a number; it cannot be compared with " + sign);
        }
        if (finding.type() instanceof AnswerType.Choice) {
            return new Condition.OneOf(finding, List.of(choice(finding)));
        }
        if (isWord("yes")) {
            next();
            return new Condition.Yes(finding);
        }
        if (isWord("no")) {
            next();
            if (finding.isDerived()) {
                throw fault(
                        at,
                        "type",
                        finding + " is worked out from other answers, nobody answers it no; maybe not " + finding);
            }
            return new Condition.No(finding);
        }
        if (isWord("unknown")) {
            throw fault(
                    start, "syntax", "\"unknown\" found, \"yes\" or \"no\" expected; maybe unknown(" + finding + ")");
        }
        throw expected("\"yes\" or \"no\"");
    }

    private Condition numberComparison(Finding finding, AnswerType.Quantity type, Comparison comparison)
            throws SyntaxError {
        if (kind != Kind.NUMBER) {
            throw expected("a number");
        }
        double bound = Double.parseDouble(word());
        if (type.whole() && bound != Math.rint(bound)) {
            fault(start, "range", word() + " found, but " + finding + " is always a whole number");
        } else if (!type.allows(bound)) {
            fault(start, "range", word() + " is outside the range of " + finding + ", " + type.range());
        }
        next();
        return new Condition.Compare(finding, comparison, bound);
    }

    private List<String> choices(Finding finding, int at) throws SyntaxError {
        if (!(finding.type() instanceof AnswerType.Choice)) {
            throw fault(at, "type", finding + " is not a choice; \"in\" takes a finding with choices");
        }
        require("(");
        List<String> choices = new ArrayList<>(List.of(choice(finding)));
        while (isSign(",")) {
            next();
            choices.add(choice(finding));
        }
        require(")");
        return choices;
    }

    private String choice(Finding finding) throws SyntaxError {
        List<String> known = finding.type() instanceof AnswerType.Choice type ? type.choices() : List.of();
        if (kind != Kind.WORD) {
            throw expected("one of " + String.join(", ", known));
        }
        String choice = word();
        if (!known.contains(choice)) {
            throw fault(
                    start,
                    "unknown-code",
                    "unknown choice " + choice + " of " + finding + ", expected "
                            + known.stream().collect(Collectors.joining(", "))
                            + Spelling.maybe(Spelling.nearest(choice, known)));
        }
        next();
        return choice;
    }

    /** The finding named here; null if there is none of this name, which is said, so that what follows is still read. */
    private @Nullable Finding finding() throws SyntaxError {
        if (kind != Kind.WORD) {
            throw expected("a finding");
        }
        Finding finding = vocabulary.find(word());
        if (finding == null && !(maySuggest() && passOverName())) {
            unknownFinding(word(), start);
        }
        next();
        return finding;
    }

    /** Whether a finding is called here by its label or by another word for it, of several words; then that is said, and passed over. */
    private boolean passOverName() {
        Finding called = null;
        String name = "";
        for (Finding finding : vocabulary.findings()) {
            for (int i = -1; i < finding.synonyms().size(); i++) {
                String each = i < 0 ? finding.label() : finding.synonyms().get(i);
                int after = start + each.length();
                boolean stands = each.length() > name.length()
                        && each.indexOf(' ') > 0
                        && text.regionMatches(true, start, each, 0, each.length())
                        && (after == text.length() || !isLetter(text.charAt(after)));
                if (stands) {
                    called = finding;
                    name = each;
                }
            }
        }
        if (called != null) {
            fault(start, "unknown-code", "\"" + name + "\" is a name of " + called + "; write the code");
            end = start + name.length();
        }
        return called != null;
    }

    private void unknownFinding(String code, int at) {
        fault(
                at,
                "unknown-code",
                "unknown finding " + shortened(code) + (maySuggest() ? Spelling.maybe(vocabulary.suggest(code)) : ""));
    }

    private boolean maySuggest() {
        return faults.size() < suggestions;
    }

    /** Passes over what an unknown finding is compared with. */
    private void skipComparison() throws SyntaxError {
        if (isWord("in")) {
            next();
            require("(");
            while (kind == Kind.WORD || isSign(",")) {
                next();
            }
            require(")");
        } else if (Arrays.stream(Comparison.values()).anyMatch(comparison -> isSign(comparison.sign()))) {
            next();
            if (kind != Kind.WORD && kind != Kind.NUMBER) {
                throw expected("a number, a choice, \"yes\" or \"no\"");
            }
            next();
        }
    }

    /** Behind a place where the text cannot be understood, words that mean nothing are all that can still be found. */
    private void unknownFindingsBehind() {
        Matcher words = WORD.matcher(text);
        for (boolean found = words.find(Math.min(end, text.length())); found; found = words.find()) {
            String word = words.group();
            if (!isKeyWord(word) && vocabulary.find(word) == null && !vocabulary.isChoice(word)) {
                unknownFinding(word, words.start());
            }
        }
    }

    private static String example(Finding finding) {
        if (finding.type() instanceof AnswerType.Choice type) {
            return finding + " = "
                    + (type.choices().isEmpty() ? "..." : type.choices().get(0));
        }
        AnswerType.Quantity type = (AnswerType.Quantity) finding.type();
        return finding + " >= " + Numbers.text(Math.floor((type.min() + type.max()) / 2));
    }

    private void deeper() throws SyntaxError {
        if (++depth > DEEPEST) {
            throw fault(start, "syntax", "nested more than " + DEEPEST + " deep");
        }
    }

    private void require(String sign) throws SyntaxError {
        if (!isSign(sign)) {
            throw expected("\"" + sign + "\"");
        }
        next();
    }

    private SyntaxError expected(String what) {
        String found = kind == Kind.END ? "the end" : "\"" + shortened(word()) + "\"";
        String maybe =
                switch (kind == Kind.END ? "" : word().toLowerCase(Locale.ROOT)) {
                    case "!", "nicht", "pas" -> "; maybe not";
                    case "und", "et", "y" -> "; maybe and";
                    case "oder", "ou", "o" -> "; maybe or";
                    case "," -> "; a decimal has a point, as in 7.5";
                    default -> "";
                };
        return fault(start, "syntax", found + " found, " + what + " expected" + maybe);
    }

    private static String meaningless(char sign) {
        if (QUOTES.indexOf(sign) >= 0) {
            return "a quotation mark found; a condition needs none";
        }
        String maybe =
                switch (sign) {
                    case ';', '+' -> "; maybe and";
                    case '/' -> "; maybe or";
                    case '≥' -> "; maybe >=";
                    case '≤' -> "; maybe <=";
                    case '≠' -> "; maybe not ... = ...";
                    default -> "";
                };
        return "\"" + sign + "\" found, which means nothing here" + maybe;
    }

    private static String shortened(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "...";
    }

    private SyntaxError fault(int position, String faultKind, String message) {
        faults.add(new Fault(position, faultKind, message));
        return new SyntaxError();
    }

    private boolean isWord(String word) {
        return kind == Kind.WORD && word().equalsIgnoreCase(word);
    }

    private boolean isSign(String sign) {
        return kind == Kind.SIGN && word().equals(sign);
    }

    private String word() {
        return word;
    }

    private void next() throws SyntaxError {
        advance();
        word = text.substring(start, end);
    }

    private void advance() throws SyntaxError {
        start = end;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        end = start;
        if (start == text.length()) {
            kind = Kind.END;
            return;
        }
        char first = text.charAt(start);
        if (isLetter(first)) {
            kind = Kind.WORD;
            while (end < text.length() && (isLetter(text.charAt(end)) || isDigit(text.charAt(end)))) {
                end++;
            }
        } else if (isDigit(first) || (first == '-' && start + 1 < text.length() && isDigit(text.charAt(start + 1)))) {
            kind = Kind.NUMBER;
            number();
        } else {
            kind = Kind.SIGN;
            end++;
            while (end < text.length() && "<>=!&|".indexOf(first) >= 0 && "<>=&|".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            if ("<>=!&|(),".indexOf(first) < 0) {
                throw fault(start, "syntax", meaningless(first));
            }
        }
    }

    private void number() throws SyntaxError {
        end++;
        boolean point = false;
        while (end < text.length() && (isDigit(text.charAt(end)) || (!point && text.charAt(end) == '.'))) {
            point |= text.charAt(end) == '.';
            end++;
        }
        if (end - start > 15 || text.charAt(end - 1) == '.' || (end < text.length() && isLetter(text.charAt(end)))) {
            throw fault(start, "syntax", "\"" + shortened(text.substring(start)) + "\" found, a number expected");
        }
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
