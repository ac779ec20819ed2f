package org.massageadvisor.table;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;

/** The kinds of tables that a rulebook has, and their columns. */
public enum TableForm {
    /** Name, version and review. */
    PROPERTIES(
            RulebookProperties.FILE,
            "Name, version, language, and who reviewed the rulebook and when.",
            column(RulebookProperties.KEY, 16, "name, version, language, reviewed-by or reviewed-on"),
            column(
                    RulebookProperties.VALUE,
                    50,
                    "What the key stands for. Raise the version with every change. Dates as 2026-11-21.")),

    /** What can be said about a client. */
    VOCABULARY(
            "vocabulary",
            "What can be said about a client: a row for each finding, with its question.",
            column("code", 34, "Capital letters, digits and _, such as FEVER_CHILLS. Rules and intakes use this name."),
            column("group", 18, "The group in which it is asked: region, symptom, red-flag, condition ..."),
            column("label", 34, "A short name for lists."),
            column("question", 60, "The question as the client reads it. Empty for a derived finding."),
            column("type", 10, "What it takes for an answer. Derived findings are worked out from others.")
                    .oneOf(List.of("yes-no", "integer", "number", "choice", "derived")),
            column("unit", 10, "For a number: its unit, such as weeks or mmHg."),
            column("min", 7, "For a number: the least that can be true."),
            column("max", 7, "For a number: the most that can be true."),
            column("choices", 30, "For a choice: its codes, separated by ; such as HERE; ELSEWHERE."),
            column("derived", 40, "For a derived finding: its condition, such as NECK_PAIN or LOWER_BACK_PAIN."),
            column(
                            "core_screen",
                            12,
                            "always, or if-pain for clients in pain: no massage is advised before it is answered. Empty: it is no core question.")
                    .oneOf(List.of("always", "if-pain")),
            column("fixed", 8, "yes if a yes, or a number, cannot change: age, what once happened. Else empty.")
                    .oneOf(List.of("yes"))
                    .leftOut(),
            column("synonyms", 30, "Other words for it, separated by ;"),
            column("icd10", 16, "Prefixes of ICD-10-CM codes that mean it, separated by ;"),
            column("snomed", 22, "SNOMED CT identifiers that mean it, separated by ;"),
            column("note", 40, "For authors. [deliberate: unused] says that no rule is to use it.")
                    .leftOut()),

    /** What can be advised. */
    OUTCOMES(
            "outcomes",
            "What can be advised: a row for each outcome, with its text for the client.",
            column("code", 36, "Capital letters, digits and _, such as TYPE_SWEDISH. Rules use this name."),
            column("group", 18, "The kind of advice: disposition, referral, precaution, massage-type ..."),
            column(
                    "rank",
                    7,
                    "Only in groups of which one outcome can be in force (disposition, self-care-status, pressure): the lowest wins."),
            column("label", 36, "A short name for lists."),
            column("text", 70, "One or two plain sentences for the client."),
            column("shown", 9, "The ranks of the dispositions at which it may appear: 6-7, or 1; 3-8."),
            column(
                    "excludes",
                    40,
                    "Codes of outcomes that are out as soon as a rule asks for this one, separated by ;"),
            column("amount", 16, "A figure for the plan: 15-60 minutes, 30 seconds, 4 weeks. Mostly empty.")
                    .leftOut(),
            column("note", 40, "For authors. [deliberate: never-in-force] says that no client is to get it.")
                    .leftOut()),

    /** The statements that rules cite. */
    EVIDENCE(
            "evidence",
            "The statements that rules cite, and how sure they are.",
            column("id", 9, "A short name, unique: G-17. Rules cite it."),
            column("document", 40, "Where the statement stands: title, edition, page or address."),
            column("statement", 80, "What it says, in your own words."),
            column("certainty", 40, "How far you checked it and how strong it is, honestly.")),

    /** Rules. */
    RULES(
            null,
            "Rules: each row says when it holds and what is then advised.",
            column(
                    "id",
                    34,
                    "Small letters, digits and hyphens, unique in the rulebook: fever-with-pain. Begin with the topic."),
            column(
                    "when",
                    46,
                    "The condition: FEVER_CHILLS and ANY_PAIN; not X; X = no; unknown(X); PAIN_SCORE >= 7; SITE in (A, B); parentheses. Codes stand on the sheet Guide."),
            column(
                    "then",
                    46,
                    "Codes of outcomes, separated by ; such as URGENT_MEDICAL_CARE; REF_GP_ROUTINE. A ! before a code: must not be recommended. Codes stand on the sheet Guide."),
            column("because", 60, "One plain sentence for whoever reads the advice."),
            column("source", 16, "Ids of the evidence, separated by ; such as S3-23; G-17."),
            column(
                            "note",
                            50,
                            "For authors: open questions, why a threshold stands where it does. [deliberate: superfluous] says that another rule may cover this one.")
                    .leftOut()),

    /** What must be true of every client's advice. */
    LAWS(
            "laws",
            "Laws that the advice of every client must keep; check proves them, or shows a client who breaks one.",
            column("id", 36, "A short name, unique: saddle-numbness-is-an-emergency."),
            column("when", 46, "The clients whom it is about: a condition, as in a rule."),
            must(),
            mustNot(),
            column(
                            "at_least",
                            34,
                            "What should happen at least, or something more urgent. Empty if that does not matter.")
                    .oneOf(Dispositions.NAMES),
            column("because", 60, "Why, in a plain sentence.")),

    /** Outcomes that must not meet. */
    CONFLICTS(
            "conflicts",
            "Pairs of outcomes that must never be advised to one client; check proves that none meets, or shows a client for whom two do.",
            column("outcome", 36, "The code of an outcome."),
            column("other", 36, "The code of the outcome that it must not meet."),
            column("because", 60, "Why, in a plain sentence.")),

    /** What somebody accepted although it makes the advice less safe. */
    ACCEPTED_CHANGES(
            "accepted-changes",
            "Changes that make the advice less safe for some clients and that somebody accepted, with the reason.",
            column(
                            "change",
                            16,
                            "less-cautious: something less cautious happens. loses-limit: a precaution or an exclusion is gone.")
                    .oneOf(List.of("less-cautious", "loses-limit")),
            column(
                    "outcome",
                    40,
                    "Codes, separated by ; as diff names them: what now happens, the precaution that is gone, or ! and the code of what is no longer ruled out. TYPE_* stands for all that begin so."),
            column(
                    "when",
                    46,
                    "The clients for whom it is accepted: a condition, as in a rule. ALWAYS is everybody. A row counts for the step with which it came; one that the rulebook before has already covers nothing new."),
            column("version", 9, "The version of the rulebook that brings the change."),
            column("because", 60, "Why the change is right, in a plain sentence."),
            column("accepted_by", 30, "Who answers for it.")),

    /** Worked clients. */
    CASES(
            null,
            "Worked clients: who they are, and what must come out.",
            column(
                    "id",
                    36,
                    "Unique. Named like a rule: this rule must fire. With -near-miss behind the name: it must not. Any other name is free."),
            column("story", 60, "Who this is, in a sentence or two."),
            column(
                    "answers",
                    60,
                    "What was answered, separated by ; such as LOWER_BACK_PAIN; AGE_YEARS=45; FEVER_CHILLS=no. A bare code means yes."),
            column("screened", 30, "Groups of which every other yes-or-no question was answered no, separated by ;"),
            column("disposition", 34, "What should happen with this client.").oneOf(Dispositions.NAMES),
            must(),
            mustNot(),
            column("note", 40, "For authors.").leftOut());

    /** The codes of the dispositions, the most urgent first. */
    public static final List<String> DISPOSITIONS = Dispositions.NAMES;

    private final @Nullable String table;
    private final String purpose;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<Column> columns;

    TableForm(@Nullable String table, String purpose, Column... columns) {
        this.table = table;
        this.purpose = purpose;
        this.columns = List.of(columns);
    }

    /** Apart from the forms, which are made with it. */
    private static final class Dispositions {
        static final List<String> NAMES =
                Arrays.stream(Disposition.values()).map(Disposition::name).toList();
    }

    /**
     * A column.
     *
     * @param name its name in the header
     * @param width how many characters it should show
     * @param prompt what to fill in, at most 255 characters, which is what a spreadsheet program shows
     * @param values the only values beside nothing; empty if any text may stand there
     * @param required whether every such table must have it
     */
    public record Column(String name, int width, String prompt, List<String> values, boolean required) {
        public Column {
            values = List.copyOf(values);
        }

        private Column oneOf(List<String> only) {
            return new Column(name, width, prompt, only, required);
        }

        private Column leftOut() {
            return new Column(name, width, prompt, values, false);
        }
    }

    private static Column column(String name, int width, String prompt) {
        return new Column(name, width, prompt, List.of(), true);
    }

    private static Column must() {
        return column(
                "must",
                40,
                "Codes of outcomes that must be in force, separated by ; TYPE_* stands for any that begins so.");
    }

    private static Column mustNot() {
        return column(
                "must_not",
                40,
                "Codes of outcomes that must not be in force, separated by ; TYPE_* stands for all that begin so.");
    }

    /** The name of the one table of this form; null if there may be many. */
    public @Nullable String table() {
        return table;
    }

    /** What such a table is for, in a sentence. */
    public String purpose() {
        return purpose;
    }

    /** Its columns, in the usual order. */
    public List<Column> columns() {
        return columns;
    }

    /** The names of the columns that must be there, or of those that may be left out. */
    public List<String> names(boolean required) {
        return columns.stream()
                .filter(column -> column.required() == required)
                .map(Column::name)
                .toList();
    }

    /** The kind of a table of this name. */
    public static TableForm of(String table) {
        for (TableForm form : values()) {
            if (table.equals(form.table)) {
                return form;
            }
        }
        return table.startsWith(TableSource.CASES) ? CASES : RULES;
    }

    /** The values that may stand in a column of this name. */
    public List<String> values(String column) {
        return columns.stream()
                .filter(each -> each.name().equals(column))
                .findFirst()
                .map(Column::values)
                .orElseThrow(() -> new IllegalArgumentException("no column " + column));
    }
}
