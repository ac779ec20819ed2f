package org.massageadvisor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Reason;
import org.massageadvisor.Recommendation;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.review.AcceptedChange;
import org.massageadvisor.review.ChangeKind;
import org.massageadvisor.review.diff.AffectedClient;
import org.massageadvisor.review.diff.ChangeFound;
import org.massageadvisor.review.diff.DiffResult;
import org.massageadvisor.review.diff.KindFound;
import org.massageadvisor.review.diff.TableEdits;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Labels;

/** What is said about a change to a rulebook, in whatever form. */
final class DiffWords {
    /** Said instead of a client. */
    static final String NO_CLIENT = "No client is shown, because the time did not suffice to find the smallest.";

    private static final int MOST_REASONS = 2;
    private static final int MOST_CODES = 12;
    private static final int DIGITS = 12;

    private DiffWords() {}

    /** The result in a sentence without its full stop. */
    static String headline(DiffResult result) {
        if (result.isLessSafe()) {
            return "Less safe for some clients, and nobody accepted it";
        }
        if (!result.isCertain()) {
            return "Not decided for all clients";
        }
        if (result.isEquivalent()) {
            return "Equivalent: every client gets the same advice for the same reasons";
        }
        return result.kinds().stream().anyMatch(kind -> kind.kind().isLessSafe())
                ? "Less safe for some clients, as somebody accepted"
                : "Other advice for some clients, less safe for nobody";
    }

    static String edition(RulebookEdition edition) {
        String digest = edition.digest();
        return edition.name() + " " + edition.version() + " ("
                + digest.substring(0, Math.min(digest.indexOf(':') + 1 + DIGITS, digest.length())) + ")";
    }

    static String title(ChangeKind kind) {
        return switch (kind) {
            case LESS_CAUTIOUS -> "Less cautious";
            case LOSES_LIMIT -> "A precaution, exclusion or referral is lost";
            case MORE_CAUTIOUS -> "More cautious";
            case GAINS_LIMIT -> "A precaution, exclusion or referral is new";
            case GAINS_TREATMENT -> "A treatment is new";
            case LOSES_TREATMENT -> "A treatment is gone";
            case GAINS_ADVICE -> "Other advice is new";
            case LOSES_ADVICE -> "Other advice is gone";
            case OTHER_REASONS -> "Only the reasons are others";
            case OTHER_WORDS -> "Other words or figures";
        };
    }

    /** {@code 7 changes, 6 of them accepted by nobody}. */
    static String count(KindFound kind) {
        int open = (int) kind.changes().stream().filter(ChangeFound::open).count();
        String all = Labels.count(kind.changes().size(), "change", "changes");
        return !kind.kind().isLessSafe()
                ? all
                : open == 0
                        ? all + ", accepted"
                        : open == kind.changes().size()
                                ? all + ", accepted by nobody"
                                : all + ", " + open + " of them accepted by nobody";
    }

    /** How much is proved. */
    static String decided(DiffResult result) {
        return "Decided for all clients: " + Labels.count(result.claims(), "claim", "claims")
                + (result.undecided() > 0 ? "; not decided: " + result.undecided() : "") + ".";
    }

    /** What happens, and why. */
    static String advice(Recommendation advice) {
        List<String> said = new ArrayList<>();
        said.add(advice.conclusion(advice.disposition().name())
                        .map(Conclusion::label)
                        .orElse(advice.disposition().name())
                + ".");
        List<Reason> reasons = advice.reasons();
        for (Reason reason : reasons.subList(0, Math.min(MOST_REASONS, reasons.size()))) {
            said.add(reason.reason() + " [" + reason.rule() + ", " + reason.where() + "]");
        }
        int more = reasons.size() - MOST_REASONS;
        if (more > 0) {
            said.add("And " + Labels.count(more, "more reason", "more reasons") + ".");
        }
        return String.join(" ", said);
    }

    /** What else is otherwise for a client than the changes of one kind; empty if nothing is. */
    static List<String> also(AffectedClient client, ChangeKind kind) {
        Map<ChangeKind, List<String>> others = new LinkedHashMap<>();
        for (ChangeFound each : client.changes()) {
            if (each.change().kind() != kind) {
                others.computeIfAbsent(each.change().kind(), key -> new ArrayList<>())
                        .add(each.change().text());
            }
        }
        return others.entrySet().stream()
                .map(each -> title(each.getKey()) + ": " + codes(each.getValue()) + ".")
                .toList();
    }

    /** The changes of one kind that a client shows. */
    static String shown(AffectedClient client, ChangeKind kind) {
        return codes(client.changes().stream()
                .filter(each -> each.change().kind() == kind)
                .map(each -> each.change().text())
                .toList());
    }

    static String all(KindFound kind) {
        return codes(kind.changes().stream().map(each -> each.change().text()).toList());
    }

    private static String codes(List<String> codes) {
        return Words.labels(codes, MOST_CODES);
    }

    /** Who accepted changes of this kind, and why; one sentence for each row. */
    static List<String> accepted(KindFound kind) {
        Map<AcceptedChange, List<String>> rows = new LinkedHashMap<>();
        for (ChangeFound each : kind.changes()) {
            each.accepted().forEach(row -> rows.computeIfAbsent(row, key -> new ArrayList<>())
                    .add(each.change().text()));
        }
        return rows.entrySet().stream()
                .map(each -> accepted(each.getKey(), each.getValue()))
                .toList();
    }

    private static String accepted(AcceptedChange row, List<String> changes) {
        String when = row.when();
        return "Accepted by " + row.acceptedBy() + " for " + (when.equals(Finding.ALWAYS) ? "everybody" : when) + ": "
                + codes(changes) + ". " + row.because() + " [" + row.where() + "]";
    }

    /** Which questions the two rulebooks do not have in common, and other remarks. */
    static List<String> remarks(DiffResult result) {
        List<String> remarks = new ArrayList<>();
        if (result.before().version().equals(result.after().version())
                && !result.before().digest().equals(result.after().digest())) {
            remarks.add("Both are version " + result.after().version() + "; raise the version with every change.");
        }
        if (result.isLessSafe()) {
            remarks.add("Whoever answers for a change names it in the table accepted-changes of the new rulebook.");
        }
        for (TableEdits edits : result.edits()) {
            edited(Labels.upperFirst(edits.of()) + " added", edits.added(), remarks);
            edited(Labels.upperFirst(edits.of()) + " removed", edits.removed(), remarks);
            edited(Labels.upperFirst(edits.of()) + " changed", edits.changed(), remarks);
        }
        rows("Accepted with an earlier step, so it covers nothing new: ", result.earlierAcceptances(), remarks);
        rows("Accepted, but it does not happen: ", result.idleAcceptances(), remarks);
        return remarks;
    }

    private static void rows(String lead, List<AcceptedChange> rows, List<String> remarks) {
        if (!rows.isEmpty()) {
            remarks.add(lead + rows.stream().map(AcceptedChange::where).collect(Collectors.joining("; ")) + ".");
        }
    }

    private static void edited(String lead, List<String> codes, List<String> remarks) {
        if (!codes.isEmpty()) {
            remarks.add(lead + ": " + codes(codes) + ".");
        }
    }
}
