package org.massageadvisor.review.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.review.AcceptedChange;
import org.massageadvisor.review.Practice;
import org.massageadvisor.review.WorkedClientText;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.review.solver.FoundClient;
import org.massageadvisor.review.solver.Verdict;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Rulebook;

/** Compares two rulebooks for all clients. Each client who is shown was advised by both on the engine. */
public final class RulebookDiff {
    private final Rulebook before;
    private final Rulebook after;
    private final Practice practiceBefore;
    private final Practice practiceAfter;
    private final List<AcceptedChange> accepted;
    private final AllClients clients;
    private final ClaimsOfAll logic;
    private final ClientStory story;
    private final Set<AcceptedChange> needed = new LinkedHashSet<>();
    private final List<String> defects = new ArrayList<>();

    private RulebookDiff(Rulebook before, Rulebook after, List<AcceptedChange> accepted, Effort effort) {
        this.before = before;
        this.after = after;
        this.practiceBefore = new Practice(before);
        this.practiceAfter = new Practice(after);
        this.accepted = List.copyOf(accepted);
        this.clients = AllClients.of(
                List.of(before, after),
                accepted.stream().map(AcceptedChange::when).toList(),
                effort);
        this.logic = new ClaimsOfAll(clients);
        this.story = new ClientStory(List.of(after.vocabulary(), before.vocabulary()));
    }

    /**
     * What changes for clients from one rulebook to another.
     *
     * @param accepted the changes that somebody accepted with this step
     */
    public static DiffResult of(Rulebook before, Rulebook after, List<AcceptedChange> accepted, Effort effort) {
        return new RulebookDiff(before, after, accepted, effort).run();
    }

    private DiffResult run() {
        Map<Change, Claim> there = new LinkedHashMap<>();
        Comparison.of(logic, logic.side(before), logic.side(after)).forEach((change, claim) -> {
            if (clients.exists(claim) == Verdict.SOME) {
                there.put(change, claim);
            }
        });
        List<KindFound> kinds = new ArrayList<>();
        for (ChangeKind kind : ChangeKind.values()) {
            Map<Change, Claim> ofKind = new LinkedHashMap<>(there);
            ofKind.keySet().removeIf(change -> change.kind() != kind);
            if (!ofKind.isEmpty()) {
                kinds.add(kind.isLessSafe() ? judged(kind, ofKind) : found(kind, ofKind));
            }
        }
        List<AcceptedChange> idle = new ArrayList<>(accepted);
        idle.removeAll(needed);
        return new DiffResult(
                before.edition(),
                after.edition(),
                kinds,
                QuestionChanges.between(before.vocabulary(), after.vocabulary()),
                clients.undecided() == 0 ? idle : List.of(),
                clients.decided(),
                clients.undecided(),
                defects);
    }

    private KindFound found(ChangeKind kind, Map<Change, Claim> changes) {
        return new KindFound(
                kind,
                changes.keySet().stream()
                        .map(change -> judged(change, List.of()))
                        .toList(),
                smallest(changes, each -> true).stream().toList());
    }

    /** Changes that make the advice less safe: each is open where nobody accepted it. */
    private KindFound judged(ChangeKind kind, Map<Change, Claim> changes) {
        List<ChangeFound> found = new ArrayList<>();
        Map<Change, Claim> open = new LinkedHashMap<>();
        Map<Change, Claim> closed = new LinkedHashMap<>();
        changes.forEach((change, claim) -> {
            List<AcceptedChange> rows = new ArrayList<>();
            for (AcceptedChange row : covering(change)) {
                if (clients.exists(logic.both(claim, holds(row))) == Verdict.SOME) {
                    rows.add(row);
                }
            }
            needed.addAll(rows);
            Claim left = logic.both(
                    claim, logic.not(logic.any(rows.stream().map(this::holds).toList())));
            if (clients.exists(left) == Verdict.NONE) {
                found.add(new ChangeFound(change, false, rows));
                closed.put(change, claim);
            } else {
                found.add(new ChangeFound(change, true, rows));
                open.put(change, left);
            }
        });
        List<AffectedClient> shown = new ArrayList<>();
        while (!open.isEmpty()) {
            Optional<AffectedClient> client = smallest(open, ChangeFound::open);
            if (client.isEmpty()) {
                break;
            }
            shown.add(client.get());
            client.get().changes().stream().filter(ChangeFound::open).forEach(each -> open.remove(each.change()));
        }
        smallest(closed, each -> true).ifPresent(shown::add);
        return new KindFound(kind, found, shown);
    }

    private Claim holds(AcceptedChange row) {
        return clients.advice(after).holds(row.when());
    }

    private List<AcceptedChange> covering(Change change) {
        return accepted.stream()
                .filter(row -> row.covers(change.kind().word(), change.what()))
                .toList();
    }

    /**
     * The smallest client who shows one of these changes; empty if there is none or the time ran out. One who does not show it on the engine is a defect of the
     * program.
     *
     * @param shows whether a change that the client shows is meant
     */
    private Optional<AffectedClient> smallest(Map<Change, Claim> changes, Predicate<ChangeFound> shows) {
        Optional<AffectedClient> client =
                clients.smallest(logic.any(changes.values())).map(this::tried);
        if (client.isPresent()
                && client.get().changes().stream()
                        .noneMatch(each -> shows.test(each) && changes.containsKey(each.change()))) {
            defects.add(
                    "a proof and the advice disagree, which is a defect of the program; please report it with both rulebooks"
                            + " and this client: "
                            + WorkedClientText.answers(client.get().intake()));
            return Optional.empty();
        }
        return client;
    }

    /** What both rulebooks really advise a client. */
    private AffectedClient tried(FoundClient found) {
        Answers toOld = found.answers(before.vocabulary());
        Answers toNew = found.answers(after.vocabulary());
        Recommendation old = practiceBefore.recommend(toOld);
        Recommendation now = practiceAfter.recommend(toNew);
        List<ChangeFound> changes = new ArrayList<>();
        Comparison.of(
                        new FactsOfOne(),
                        FactsOfOne.side(before, old, practiceBefore.fired(toOld)),
                        FactsOfOne.side(after, now, practiceAfter.fired(toNew)))
                .forEach((change, isTrue) -> {
                    if (isTrue) {
                        changes.add(judged(
                                change,
                                covering(change).stream()
                                        .filter(row -> row.when().holds(toNew))
                                        .toList()));
                    }
                });
        Intake intake = WorkedClientText.intake(List.of(toNew, toOld));
        return new AffectedClient(story.of(intake), intake, old, now, changes);
    }

    private static ChangeFound judged(Change change, List<AcceptedChange> rows) {
        return new ChangeFound(change, change.kind().isLessSafe() && rows.isEmpty(), rows);
    }
}
