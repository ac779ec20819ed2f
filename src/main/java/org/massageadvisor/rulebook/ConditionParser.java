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
import org.massageadvisor.rulebook.ConditionLexer.Kind;

/**
 * Reads the condition language of the rule tables.
 *
 * <p>{@code CODE} · {@code CODE = no} · {@code CODE >= 7} · {@code CODE = CHOICE} · {@code CODE in (A, B)} · {@code unknown(CODE)} ·
 * {@code not x} · {@code x and y} · {@code x or y} · parentheses. {@code not} binds tighter than {@code and}, {@code and} than
 * {@code or}. Key words in either case; codes as they are declared.
 */
public final class ConditionParser {
    private static final Set<String> KEY_WORDS = Set.of("and", "or", "not", "in", "no", "yes", "unknown");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}0-9_]*");

    /** Stands for what asks for an unknown finding. */
    private static final Condition NOTHING = new Condition.Any(List.of());

    private static final int MOST_SUGGESTIONS = 10;
    private static final int DEEPEST = 64;
    private static final int LONGEST = 20_000;

    private final String text;
    private final Vocabulary vocabulary;
    private final int suggestions;
    private final List<Fault> faults = new ArrayList<>();
    private final ConditionLexer lexer;
    private boolean isBehindANumber;
    private int depth;

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
        this.lexer = new ConditionLexer(text);
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
            if (lexer.kind() != Kind.END) {
                throw expected(
                        "\"and\", \"or\" or the end",
                        ConditionHints.insteadOfAnOperator(lexer.text(), isBehindANumber));
            }
            return condition;
        } catch (SyntaxError e) {
            unknownFindingsBehind();
            return null;
        }
    }

    private Condition or() throws SyntaxError {
        List<Condition> operands = new ArrayList<>(List.of(and()));
        while (lexer.isWord("or")) {
            next();
            operands.add(and());
        }
        return operands.size() == 1 ? operands.get(0) : new Condition.Any(operands);
    }

    private Condition and() throws SyntaxError {
        List<Condition> operands = new ArrayList<>(List.of(not()));
        while (lexer.isWord("and")) {
            next();
            operands.add(not());
        }
        return operands.size() == 1 ? operands.get(0) : new Condition.All(operands);
    }

    private Condition not() throws SyntaxError {
        if (!lexer.isWord("not")) {
            return primary();
        }
        deeper();
        next();
        Condition condition = new Condition.Not(not());
        depth--;
        return condition;
    }

    private Condition primary() throws SyntaxError {
        if (lexer.isSign("(")) {
            deeper();
            next();
            Condition condition = or();
            require(")");
            depth--;
            return condition;
        }
        if (lexer.isWord("unknown")) {
            next();
            require("(");
            int at = lexer.start();
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
        if (lexer.kind() != Kind.WORD || isKeyWord(lexer.text())) {
            throw expected(
                    "a finding, \"not\", \"unknown(\" or \"(\"",
                    ConditionHints.insteadOfAFinding(lexer.text(), lexer.kind() == Kind.NUMBER));
        }
        int at = lexer.start();
        Finding finding = finding();
        if (finding == null) {
            skipComparison();
            return NOTHING;
        }
        if (lexer.isWord("in")) {
            next();
            return new Condition.OneOf(finding, choices(finding, at));
        }
        if (lexer.kind() == Kind.SIGN && !lexer.isSign(")") && !lexer.isSign("(") && !lexer.isSign(",")) {
            return comparison(finding, at);
        }
        if (finding.type() instanceof AnswerType.Quantity || finding.type() instanceof AnswerType.Choice) {
            throw fault(at, "type", finding + " is not a yes-or-no question; compare it, as in " + example(finding));
        }
        return new Condition.Yes(finding);
    }

    private Condition comparison(Finding finding, int at) throws SyntaxError {
        String sign = lexer.text();
        if (sign.startsWith("&") || sign.startsWith("|")) {
            throw fault(
                    lexer.start(), "syntax", "\"" + sign + "\" found; write " + (sign.startsWith("&") ? "and" : "or"));
        }
        Comparison comparison = null;
        for (Comparison candidate : Comparison.values()) {
            if (candidate.sign().equals(sign)) {
                comparison = candidate;
            }
        }
        if (comparison == null) {
            throw fault(
                    lexer.start(),
                    "syntax",
                    "\"" + sign + "\" found, \"=\", \"<\", \"<=\", \">=\" or \">\" expected"
                            + ConditionHints.insteadOfAComparison(sign, finding));
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
        if (lexer.isWord("yes")) {
            next();
            return new Condition.Yes(finding);
        }
        if (lexer.isWord("no")) {
            next();
            if (finding.isDerived()) {
                throw fault(
                        at,
                        "type",
                        finding + " is worked out from other answers, nobody answers it no; maybe not " + finding);
            }
            return new Condition.No(finding);
        }
        if (lexer.isWord("unknown")) {
            throw fault(
                    lexer.start(),
                    "syntax",
                    "\"unknown\" found, \"yes\" or \"no\" expected; maybe unknown(" + finding + ")");
        }
        throw expected("\"yes\" or \"no\"");
    }

    private Condition numberComparison(Finding finding, AnswerType.Quantity type, Comparison comparison)
            throws SyntaxError {
        if (lexer.kind() != Kind.NUMBER) {
            throw expected("a number");
        }
        double bound = Double.parseDouble(lexer.text());
        if (type.whole() && bound != Math.rint(bound)) {
            fault(lexer.start(), "range", lexer.text() + " found, but " + finding + " is always a whole number");
        } else if (!type.allows(bound)) {
            fault(lexer.start(), "range", lexer.text() + " is outside the range of " + finding + ", " + type.range());
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
        while (lexer.isSign(",")) {
            next();
            choices.add(choice(finding));
        }
        require(")");
        return choices;
    }

    private String choice(Finding finding) throws SyntaxError {
        List<String> known = finding.type() instanceof AnswerType.Choice type ? type.choices() : List.of();
        if (lexer.kind() != Kind.WORD) {
            throw expected("one of " + String.join(", ", known));
        }
        String choice = lexer.text();
        if (!known.contains(choice)) {
            throw fault(
                    lexer.start(),
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
        if (lexer.kind() != Kind.WORD) {
            throw expected("a finding");
        }
        Finding finding = vocabulary.find(lexer.text());
        if (finding == null && !(maySuggest() && passOverName())) {
            unknownPhrase();
            return null;
        }
        next();
        return finding;
    }

    /** Names one word or several that follow each other and mean nothing, as in "high blood pressure". */
    private void unknownPhrase() throws SyntaxError {
        int at = lexer.start();
        int end;
        do {
            end = lexer.end();
            next();
        } while (lexer.kind() == Kind.WORD && !isKeyWord(lexer.text()) && isUnknown(lexer.text()));
        unknownFinding(text.substring(at, end), at);
    }

    private boolean isUnknown(String word) {
        return vocabulary.find(word) == null
                && !vocabulary.isChoice(word)
                && ConditionHints.insteadOfAnOperator(word, false).isEmpty();
    }

    /** Whether a finding is called here by its label or by another word for it, of several words; then that is said, and passed over. */
    private boolean passOverName() {
        Finding called = null;
        String name = "";
        for (Finding finding : vocabulary.findings()) {
            for (int i = -1; i < finding.synonyms().size(); i++) {
                String each = i < 0 ? finding.label() : finding.synonyms().get(i);
                int after = lexer.start() + each.length();
                boolean stands = each.length() > name.length()
                        && each.indexOf(' ') > 0
                        && text.regionMatches(true, lexer.start(), each, 0, each.length())
                        && (after == text.length() || !ConditionLexer.isLetter(text.charAt(after)));
                if (stands) {
                    called = finding;
                    name = each;
                }
            }
        }
        if (called != null) {
            fault(lexer.start(), "unknown-code", "\"" + name + "\" is a name of " + called + "; write the code");
            lexer.skipTo(lexer.start() + name.length());
        }
        return called != null;
    }

    private void unknownFinding(String code, int at) {
        fault(
                at,
                "unknown-code",
                "unknown finding " + ConditionHints.shortened(code)
                        + ConditionHints.lookAlike(code)
                        + (maySuggest() ? Spelling.maybe(vocabulary.suggest(code)) : ""));
    }

    private boolean maySuggest() {
        return faults.size() < suggestions;
    }

    /** Passes over what an unknown finding is compared with. */
    private void skipComparison() throws SyntaxError {
        if (lexer.isWord("in")) {
            next();
            require("(");
            while (lexer.kind() == Kind.WORD || lexer.isSign(",")) {
                next();
            }
            require(")");
        } else if (Arrays.stream(Comparison.values()).anyMatch(comparison -> lexer.isSign(comparison.sign()))) {
            next();
            if (lexer.kind() != Kind.WORD && lexer.kind() != Kind.NUMBER) {
                throw expected("a number, a choice, \"yes\" or \"no\"");
            }
            next();
        }
    }

    /** Behind a place where the text cannot be understood, words that mean nothing are all that can still be found. */
    private void unknownFindingsBehind() {
        Matcher words = WORD.matcher(text);
        for (boolean found = words.find(Math.min(lexer.end(), text.length())); found; found = words.find()) {
            String word = words.group();
            if (!isKeyWord(word) && isUnknown(word)) {
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
            throw fault(lexer.start(), "syntax", "nested more than " + DEEPEST + " deep");
        }
    }

    private void require(String sign) throws SyntaxError {
        if (!lexer.isSign(sign)) {
            throw expected("\"" + sign + "\"");
        }
        next();
    }

    private SyntaxError expected(String what) {
        return expected(what, "");
    }

    private SyntaxError expected(String what, String maybe) {
        boolean isEnd = lexer.kind() == Kind.END;
        String found = isEnd ? "the end" : "\"" + ConditionHints.shortened(lexer.text()) + "\"";
        return fault(lexer.start(), "syntax", found + " found, " + what + " expected" + (isEnd ? "" : maybe));
    }

    private SyntaxError fault(int position, String faultKind, String message) {
        faults.add(new Fault(position, faultKind, message));
        return new SyntaxError();
    }

    private void next() throws SyntaxError {
        isBehindANumber = lexer.kind() == Kind.NUMBER;
        lexer.next();
        if (lexer.kind() == Kind.UNREADABLE) {
            throw fault(lexer.start(), "syntax", lexer.problem());
        }
    }
}
