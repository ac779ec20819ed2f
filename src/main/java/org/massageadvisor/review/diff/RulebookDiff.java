package org.massageadvisor.review.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.review.AcceptedChange;
import org.massageadvisor.review.ChangeKind;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.Practice;
import org.massageadvisor.review.TableEdits;
import org.massageadvisor.review.WorkedClientText;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.review.solver.FoundClient;
import org.massageadvisor.review.solver.Verdict;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Rulebook;

/** Compares two rulebooks for all clients. Each client who is shown was advised by both on the engine. */
public final class RulebookDiff {
    private final Rulebook before;
    private final Rulebook after;
    private final List<TableEdits> edits;
    private final Practice practiceBefore;
    private final Practice practiceAfter;
    private final AcceptedChanges accepted;
    private final Acceptances acceptances;
    private final AllClients clients;
    private final ClaimsOfAll logic;
    private final ClientStory story;
    private final List<String> defects = new ArrayList<>();

    private RulebookDiff(CheckedRulebook before, CheckedRulebook after, Effort effort) {
        this.before = usable(before);
        this.after = usable(after);
        this.edits = TableEdits.between(before, after);
        this.practiceBefore = new Practice(this.before);
        this.practiceAfter = new Practice(this.after);
        this.accepted = AcceptedChanges.between(before, after);
        this.acceptances = new Acceptances(accepted.now(), this.before, this.after);
        this.clients = AllClients.of(List.of(this.before, this.after), acceptances.conditions(), effort);
        this.logic = new ClaimsOfAll(clients);
        this.story = new ClientStory(List.of(this.after.vocabulary(), this.before.vocabulary()));
    }

    /**
     * What changes for clients from one rulebook to another, but for what the new one accepts with this step.
     *
     * @param before the old rulebook, as it was read
     * @param after the new rulebook, as it was read
     * @param effort how long the solver may take for all questions together
     * @throws IllegalArgumentException if one of them could not be used, or a condition is code, of which nothing can be proved
     */
    public static DiffResult of(CheckedRulebook before, CheckedRulebook after, Effort effort) {
        return new RulebookDiff(before, after, effort).run();
    }

    private static Rulebook usable(CheckedRulebook checked) {
        Rulebook rulebook = checked.rulebook();
        if (rulebook == null) {
            throw new IllegalArgumentException("a rulebook without errors expected");
        }
        return rulebook;
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
                kinds.add(kind.isLessSafe() ? judged(kind, ofKind) : told(kind, ofKind));
            }
        }
        return new DiffResult(
                before.edition(),
                after.edition(),
                kinds,
                edits,
                clients.undecided() == 0 ? acceptances.idle() : List.of(),
                accepted.earlier(),
                clients.decided(),
                clients.undecided(),
                defects);
    }

    /** Changes that nobody has to accept. */
    private KindFound told(ChangeKind kind, Map<Change, Claim> changes) {
        return new KindFound(
                kind,
                changes.keySet().stream()
                        .map(change -> new ChangeFound(change, false, List.of()))
                        .toList(),
                smallest(changes, each -> true).stream().toList());
    }

    /** Changes that make the advice less safe: each is open where nobody accepted it. */
    private KindFound judged(ChangeKind kind, Map<Change, Claim> changes) {
        List<ChangeFound> found = new ArrayList<>();
        Map<Change, Claim> open = new LinkedHashMap<>();
        Map<Change, Claim> closed = new LinkedHashMap<>();
        changes.forEach((change, claim) -> {
            List<AcceptedChange> covering = acceptances.covering(change);
            List<AcceptedChange> rows = covering.stream()
                    .filter(row -> clients.exists(logic.both(claim, holds(row))) == Verdict.SOME)
                    .toList();
            acceptances.need(rows);
            Claim left = logic.both(
                    claim,
                    logic.not(logic.any(covering.stream().map(this::holds).toList())));
            boolean isOpen = covering.isEmpty() || clients.exists(left) != Verdict.NONE;
            found.add(new ChangeFound(change, isOpen, rows));
            (isOpen ? open : closed).put(change, isOpen ? left : claim);
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
        Condition now = acceptances.ofNew(row);
        Condition then = acceptances.ofOld(row);
        return now != null
                ? clients.advice(after).holds(now)
                : then != null ? clients.advice(before).holds(then) : logic.any(List.of());
    }

    /**
     * The smallest client who shows one of these changes; empty if there is none or the time ran out. One who does not show it on the engine is a defect of the
     * program.
     *
     * @param shows whether a change that the client shows is meant
     */
    private Optional<AffectedClient> smallest(Map<Change, Claim> changes, Predicate<ChangeFound> shows) {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        Optional<AffectedClient> client =
                clients.smallest(logic.any(changes.values())).map(this::tried);
        if (client.isPresent()
                && client.get().changes().stream()
                        .noneMatch(each -> shows.test(each) && changes.containsKey(each.change()))) {
            defects.add(
                    Practice.DISAGREES + WorkedClientText.answers(client.get().intake()));
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
        Set<Change> shown = Comparison.ofOne(
                FactsOfOne.side(before, old, practiceBefore.fired(toOld)),
                FactsOfOne.side(after, now, practiceAfter.fired(toNew)));
        List<ChangeFound> changes = new ArrayList<>();
        for (Change change : shown) {
            List<AcceptedChange> rows = acceptances.covering(change).stream()
                    .filter(row -> acceptances.holds(row, toOld, toNew))
                    .toList();
            changes.add(new ChangeFound(change, change.kind().isLessSafe() && rows.isEmpty(), rows));
        }
        Intake intake = WorkedClientText.intake(List.of(toNew, toOld));
        return new AffectedClient(story.of(intake), intake, old, now, changes);
    }
}
