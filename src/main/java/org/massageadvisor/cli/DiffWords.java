package org.massageadvisor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.massageadvisor.Reason;
import org.massageadvisor.Recommendation;
import org.massageadvisor.RulebookEdition;
import org.massageadvisor.review.AcceptedChange;
import org.massageadvisor.review.ChangeKind;
import org.massageadvisor.review.TableEdits;
import org.massageadvisor.review.diff.AffectedClient;
import org.massageadvisor.review.diff.Change;
import org.massageadvisor.review.diff.ChangeFound;
import org.massageadvisor.review.diff.DiffResult;
import org.massageadvisor.review.diff.KindFound;
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

    /** The result in a sentence without its full stop. What only a person can judge is never called safe. */
    static String headline(DiffResult result) {
        if (result.isLessSafe()) {
            boolean isPartly = result.kinds().stream()
                    .flatMap(kind -> kind.changes().stream())
                    .anyMatch(change -> !change.accepted().isEmpty());
            return "Less safe for some clients, and " + (isPartly ? "not all of it is accepted" : "nobody accepted it")
                    + (result.isCertain() ? "" : "; not all was decided");
        }
        if (!result.isCertain()) {
            return "Not decided for all clients";
        }
        if (result.isEquivalent()) {
            return "Equivalent: clients who answer the same get the same advice for the same reasons";
        }
        Set<ChangeKind> kinds = result.kinds().stream().map(KindFound::kind).collect(Collectors.toSet());
        String judge = kinds.contains(ChangeKind.GAINS_TREATMENT)
                ? "; somebody has to judge the new treatment"
                : kinds.contains(ChangeKind.OTHER_WORDS) ? "; somebody has to judge the new words" : "";
        return kinds.stream().anyMatch(ChangeKind::isLessSafe)
                ? "Less safe for some clients, as somebody accepted" + judge
                : "Other advice for some clients; nobody is treated with less caution or loses a limit" + judge;
    }

    static String edition(RulebookEdition edition) {
        String digest = edition.digest();
        return edition.name() + " " + edition.version() + " ("
                + digest.substring(0, Math.min(digest.indexOf(':') + 1 + DIGITS, digest.length())) + ")";
    }

    static String title(ChangeKind kind) {
        return switch (kind) {
            case LESS_CAUTIOUS -> "Less cautious";
            case LOSES_LIMIT -> "A limit is lost";
            case MORE_CAUTIOUS -> "More cautious";
            case GAINS_LIMIT -> "A limit is new";
            case GAINS_TREATMENT -> "A treatment is new";
            case LOSES_TREATMENT -> "A treatment is gone";
            case GAINS_ADVICE -> "Other advice is new";
            case LOSES_ADVICE -> "Other advice is gone";
            case OTHER_REASONS -> "Only the reasons are others";
            case OTHER_WORDS -> "Other words or figures";
        };
    }

    /** {@code 7 changes, 6 of them open}. */
    static String count(KindFound kind) {
        int open = open(kind).size();
        String all = Labels.count(kind.changes().size(), "change", "changes");
        return !kind.kind().isLessSafe() ? all : open == 0 ? all + ", accepted" : all + ", " + open + " open";
    }

    /** The changes that make the advice less safe for somebody for whom nobody accepted it. */
    static List<String> open(KindFound kind) {
        return kind.changes().stream()
                .filter(ChangeFound::open)
                .map(each -> each.change().text())
                .toList();
    }

    /** How much is proved. */
    static String decided(DiffResult result) {
        return "Decided for all clients: " + Labels.count(result.claims(), "claim", "claims")
                + (result.undecided() > 0 ? "; not decided: " + result.undecided() : "") + ".";
    }

    /** What happens, and why. */
    static String advice(Recommendation advice) {
        List<String> said = new ArrayList<>();
        said.add(Words.label(advice, advice.disposition().name()) + ".");
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

    /** What is otherwise for a client, with its label and its rules: first the changes of one kind, then the others. */
    static List<String> lines(AffectedClient client, ChangeKind first) {
        Map<ChangeKind, List<String>> lines = new LinkedHashMap<>();
        lines.put(first, new ArrayList<>());
        for (ChangeFound each : client.changes()) {
            lines.computeIfAbsent(each.change().kind(), key -> new ArrayList<>())
                    .add(line(each.change(), client));
        }
        return lines.entrySet().stream()
                .map(each -> title(each.getKey()) + ": " + codes(each.getValue()) + ".")
                .toList();
    }

    private static String line(Change change, AffectedClient client) {
        return switch (change.kind()) {
            case LOSES_LIMIT, LOSES_TREATMENT, LOSES_ADVICE -> named(change, client.before());
            case GAINS_LIMIT, GAINS_TREATMENT, GAINS_ADVICE -> named(change, client.after());
            case OTHER_WORDS ->
                change.text() + " (" + words(change.what(), client.before()) + " -> "
                        + words(change.what(), client.after()) + ")";
            default -> change.text();
        };
    }

    /** {@code PREC_RISE_SLOWLY "Get up slowly" [age-75-and-over]}. */
    private static String named(Change change, Recommendation advice) {
        if (change.what().startsWith("!")) {
            return advice.excluded().stream()
                    .filter(each -> each.code().equals(change.what().substring(1)))
                    .findFirst()
                    .map(each ->
                            change.text() + " (not \"" + each.label() + "\")" + Words.ids(Words.rules(each.because())))
                    .orElse(change.text());
        }
        return advice.conclusion(change.what())
                .map(each -> change.text() + " \"" + each.label() + "\"" + Words.ids(Words.rules(each.because())))
                .orElse(change.text());
    }

    private static String words(String code, Recommendation advice) {
        return advice.conclusion(code)
                .map(each -> "\"" + each.label() + ": " + each.text() + "\"")
                .orElse("nothing");
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

    static String more(int clients) {
        return "And " + Labels.count(clients, "more client", "more clients") + "; --format json has them all.";
    }

    static String codes(List<String> codes) {
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

    /** What was edited, and other remarks. */
    static List<String> remarks(DiffResult result) {
        List<String> remarks = new ArrayList<>();
        if (!result.before().name().equals(result.after().name())) {
            remarks.add("The names differ: are these two versions of one rulebook?");
        }
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
