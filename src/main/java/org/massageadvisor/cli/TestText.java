package org.massageadvisor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.review.Coverage;
import org.massageadvisor.review.Difference;
import org.massageadvisor.review.JudgedClient;
import org.massageadvisor.review.Mutation;
import org.massageadvisor.review.MutationKind;
import org.massageadvisor.review.MutationResult;
import org.massageadvisor.review.Scope;
import org.massageadvisor.review.Tally;
import org.massageadvisor.review.TrialResult;
import org.massageadvisor.review.Unnoticed;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;

/**
 * How worked clients fare, as the author of the rules reads it: how many, then what differs for each, what they leave untried, and which
 * changes to the rules they do not notice.
 */
final class TestText {
    private static final int MOST_CODES = 8;

    private TestText() {}

    /**
     * The text of a report, ending with a line end.
     *
     * @param mutations null if no changes were tried
     */
    static String of(TrialResult result, @Nullable MutationResult mutations) {
        Page page = new Page(false);
        page.paragraph(headline(result));
        page.paragraph(
                "Rulebook: " + result.edition().name() + " " + result.edition().version() + ".");
        page.section("CLIENTS THAT DIFFER");
        result.failed().forEach(client -> client(client, page));
        coverage(result.coverage(), page);
        if (mutations != null) {
            mutations(mutations, page);
        }
        return page.toString();
    }

    private static String headline(TrialResult result) {
        int failed = result.failed().size();
        String all = Labels.count(result.clients().size(), "worked client", "worked clients");
        return failed == 0
                ? "ALL AS EXPECTED FOR " + all.toUpperCase(Locale.ROOT)
                : failed + " OF " + all.toUpperCase(Locale.ROOT) + (failed == 1 ? " DIFFERS" : " DIFFER")
                        + " FROM WHAT IS EXPECTED";
    }

    private static void client(JudgedClient judged, Page page) {
        page.item(judged.client().toString());
        for (Difference difference : judged.differences()) {
            page.indented(words(difference));
        }
    }

    private static String words(Difference difference) {
        String subject = difference.subject();
        return switch (difference.kind()) {
            case DISPOSITION ->
                "The advice is " + codes(difference.found()) + ", expected was " + subject + "."
                        + (difference.found().contains(Disposition.NEEDS_MORE_INFORMATION.name())
                                ? " Maybe screened lacks a group with safety questions."
                                : "");
            case RULE_SILENT -> "The rule " + subject + ", after which the client is named, does not fire.";
            case RULE_FIRES -> "The rule " + subject + ", which the client should just miss, fires.";
            case MISSING -> subject + " must be there, and is not.";
            case PRESENT ->
                subject + " must not be there, and is"
                        + (difference.found().equals(List.of(subject)) ? "." : ": " + codes(difference.found()) + ".");
            case UNKNOWN_OUTCOME -> subject + " is no outcome of this rulebook.";
        };
    }

    private static String codes(List<String> codes) {
        return Words.labels(codes, MOST_CODES);
    }

    private static void coverage(Coverage coverage, Page page) {
        page.section("RULES THAT NEVER FIRED");
        coverage.neverFired().forEach(rule -> page.item(place(rule)));
        page.section("RULES WITHOUT A NEAR MISS");
        if (!coverage.withoutNearMiss().isEmpty()) {
            page.paragraph(
                    "Each fires for a client, but there is no other client, one answer away, for whom it does not: "
                            + coverage.withoutNearMiss().stream()
                                    .map(TestText::place)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        page.section("OUTCOMES NEVER SEEN");
        if (!coverage.neverSeen().isEmpty()) {
            page.paragraph(coverage.neverSeen().stream().map(Outcome::code).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static String place(Rule rule) {
        return rule.id() + " (" + rule.where() + ")";
    }

    private static void mutations(MutationResult mutations, Page page) {
        page.section("CHANGES TO THE RULES THAT A CLIENT NOTICES");
        page.item("Rules that refer, exclude or postpone: " + share(mutations.guardingRules()));
        page.item("All rules: " + share(mutations.rules()));
        page.item("Derived findings: " + share(mutations.findings()));
        @Nullable String before = null;
        for (Unnoticed each : mutations.unnoticed()) {
            String title = title(each.mutation());
            if (!title.equals(before)) {
                page.section(title);
                before = title;
            }
            page.item(each.mutation().subject() + " (" + each.mutation().where() + "): "
                    + each.mutation().change() + ". " + reach(each));
            if (!each.mutation().note().isEmpty()) {
                page.indented("Note in its row: " + each.mutation().note());
            }
        }
        idle(mutations.idle(), page);
    }

    private static void idle(List<Mutation> idle, Page page) {
        page.section("CHANGES THAT MAKE NO DIFFERENCE, AS OTHER RULES OR OUTCOMES BRING THE SAME");
        Map<String, List<String>> changes = new LinkedHashMap<>();
        for (Mutation each : idle) {
            changes.computeIfAbsent(each.subject() + " (" + each.where() + ")", key -> new ArrayList<>())
                    .add(each.change());
        }
        changes.forEach((place, all) -> page.item(place + ": " + String.join("; ", all) + "."));
    }

    /** So many, and the share rounded down, so that it never looks better than it is. */
    private static String share(Tally tally) {
        if (tally.changes() == 0) {
            return "no changes.";
        }
        long tenths = (long) Math.floor(tally.percent() * 10);
        return tally.noticed() + " of " + tally.noticeable() + " (" + tenths / 10 + "." + tenths % 10 + " %)."
                + further(tally.refused(), "gives no rulebook", "give no rulebook")
                + further(tally.idle(), "makes no difference", "make no difference");
    }

    private static String further(int count, String one, String several) {
        return count == 0 ? "" : " " + Labels.count(count, "further change " + one, "further changes " + several) + ".";
    }

    private static String title(Mutation mutation) {
        Disposition atStake = mutation.atStake();
        String what = atStake != null
                ? atStake.name().replace('_', ' ') + " AT STAKE"
                : mutation.protects() ? "AN EXCLUSION OR A PROTECTION AT STAKE" : "OTHER ADVICE AT STAKE";
        return "UNNOTICED, " + what;
    }

    private static String reach(Unnoticed unnoticed) {
        String behaves = unnoticed.mutation().scope() == Scope.FINDING ? "holds" : "fires";
        if (unnoticed.reached() == 0 && unnoticed.mutation().kind() == MutationKind.RULE_DROPPED) {
            return "No client makes it fire; add one named "
                    + unnoticed.mutation().subject() + ".";
        }
        if (unnoticed.reached() == 0) {
            return "It " + behaves + " for the same clients as before.";
        }
        Unnoticed.Shift shift = unnoticed.shift();
        if (shift == null) {
            return "The advice stays the same for "
                    + (unnoticed.reached() == 1 ? "the one client" : "all " + unnoticed.reached() + " clients")
                    + " whom it concerns.";
        }
        return "The advice for " + shift.client()
                + (shift.lost().isEmpty() ? "" : " loses " + codes(shift.lost()))
                + (shift.lost().isEmpty() || shift.gained().isEmpty() ? "" : " and")
                + (shift.gained().isEmpty() ? "" : " gains " + codes(shift.gained())) + ".";
    }
}
