package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.review.proof.AllClients;
import org.massageadvisor.review.proof.Claim;
import org.massageadvisor.review.proof.Verdict;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;

/** The laws that every rulebook must keep for every client, whatever its rules say. */
final class SafetyLaws {
    private static final String KIND = "safety-law";
    private static final Set<String> TREATMENT = Set.of(
            Outcome.AREA,
            Outcome.STROKE,
            Outcome.PRESSURE,
            "massage-type",
            "session",
            "plan",
            "frequency",
            "self-care");

    private final Rulebook rulebook;
    private final AllClients all;
    private final Rows rows;
    private final Inquiry inquiry;
    private final Problems problems;
    private final List<LawProof> proofs = new ArrayList<>();
    private int broken;
    private int undecided;

    SafetyLaws(Rulebook rulebook, AllClients all, Rows rows, Inquiry inquiry, Problems problems) {
        this.rulebook = rulebook;
        this.all = all;
        this.rows = rows;
        this.inquiry = inquiry;
        this.problems = problems;
    }

    /** Proves each law, or finds the smallest client for whom it does not hold. */
    List<LawProof> prove() {
        redFlags().forEach(this::yesIsNeverLessUrgentThanNo);
        close("Yes to a red flag is never less urgent than no.");
        redFlags().forEach(this::yesIsNeverLessUrgentThanNoAnswer);
        close("Yes to a red flag is never less urgent than no answer, but where the advice waited for it.");
        redFlags().forEach(this::canStopAMassage);
        close("Every red flag can by itself, or with pain, stop a massage.");
        noMassageWhileACoreQuestionIsOpen();
        close("No massage is advised while a core question is open.");
        rulebook.outcomes().all().forEach(this::excludedIsNotInForce);
        close("What is excluded is never in force.");
        rulebook.outcomes().all().forEach(this::noTreatmentBesideWhatBlocksIt);
        close("What blocks a massage comes without treatment.");
        clearances().forEach(this::clearanceLowersNothingUrgent);
        close("Clearance never lowers an emergency or a same-day referral.");
        return proofs;
    }

    private void close(String law) {
        LawProof.State outcome =
                broken > 0 ? LawProof.State.BROKEN : undecided > 0 ? LawProof.State.UNDECIDED : LawProof.State.PROVED;
        proofs.add(new LawProof(law, outcome, broken));
        broken = 0;
        undecided = 0;
    }

    /** Whether a client breaks the law; what cannot be decided is counted. */
    private boolean isBroken(Claim claim) {
        Verdict verdict = inquiry.ask(claim);
        undecided += verdict == Verdict.UNDECIDED ? 1 : 0;
        broken += verdict == Verdict.SOME ? 1 : 0;
        return verdict == Verdict.SOME;
    }

    private List<Finding> redFlags() {
        return rulebook.vocabulary().group(Finding.RED_FLAG).stream()
                .filter(finding -> finding.type() instanceof AnswerType.YesNo)
                .toList();
    }

    private void yesIsNeverLessUrgentThanNo(Finding redFlag) {
        lessUrgent(
                redFlag,
                all.holds(new Condition.No(redFlag)),
                new LinkedHashSet<>(List.of(Disposition.values())),
                "yes is less urgent than no");
    }

    private void yesIsNeverLessUrgentThanNoAnswer(Finding redFlag) {
        Set<Disposition> settled = new LinkedHashSet<>(List.of(Disposition.values()));
        settled.remove(Disposition.NEEDS_MORE_INFORMATION);
        lessUrgent(redFlag, all.holds(new Condition.Unknown(redFlag)), settled, "yes is less urgent than no answer");
    }

    /** That with this answer instead of yes something more urgent of these would happen. */
    private void lessUrgent(Finding question, Claim instead, Set<Disposition> before, String what) {
        Map<Disposition, Claim> afterYes = all.answering(question, true);
        List<Claim> pairs = new ArrayList<>();
        for (Disposition urgent : before) {
            afterYes.forEach((after, isAfter) -> {
                if (urgent.isMoreUrgentThan(after)) {
                    pairs.add(all.all(all.is(urgent), isAfter));
                }
            });
        }
        Claim claim = all.all(instead, all.any(pairs));
        if (isBroken(claim)) {
            Table.Row row = rows.of(question);
            problems.warning(
                    row,
                    "code",
                    KIND,
                    what
                            + inquiry.example(claim, row, client -> {
                                Answers yes = client.change().yes(question).build();
                                return inquiry.advise(client)
                                        .disposition()
                                        .isMoreUrgentThan(inquiry.advise(yes).disposition());
                            }));
        }
    }

    /**
     * Somebody who reports nothing else but pain or a goal is stopped by it, and with no instead nothing would block a massage. That one would have been
     * advised is not asked: a red flag of pregnancy stops clients of whom it must still be known whether they are pregnant.
     */
    private void canStopAMassage(Finding redFlag) {
        List<Claim> claims = new ArrayList<>(List.of(all.holds(new Condition.Yes(redFlag))));
        for (Finding other : rulebook.vocabulary().findings()) {
            boolean isReason = other.group().equals("region") || other.group().startsWith("goal");
            if (!other.equals(redFlag) && other.type() instanceof AnswerType.YesNo && !isReason) {
                claims.add(all.not(all.holds(new Condition.Yes(other))));
            }
        }
        List<Claim> stopped = new ArrayList<>();
        List<Claim> goesOn = new ArrayList<>();
        Map<Disposition, Claim> afterNo = all.answering(redFlag, false);
        for (Disposition disposition : Disposition.values()) {
            if (!disposition.blocksMassage()) {
                goesOn.add(afterNo.getOrDefault(disposition, all.any(List.of())));
            } else if (disposition.isMoreUrgentThan(Disposition.NEEDS_MORE_INFORMATION)) {
                stopped.add(all.is(disposition));
            }
        }
        claims.add(all.any(stopped));
        claims.add(all.any(goesOn));
        Verdict verdict = inquiry.ask(all.all(claims.toArray(Claim[]::new)));
        undecided += verdict == Verdict.UNDECIDED ? 1 : 0;
        if (verdict == Verdict.NONE) {
            broken++;
            problems.warning(
                    rows.of(redFlag), "code", KIND, "neither by itself nor with pain can this red flag stop a massage");
        }
    }

    private void noMassageWhileACoreQuestionIsOpen() {
        for (Disposition disposition : Disposition.values()) {
            if (disposition.allowsMassage()) {
                broken(
                        rulebook.outcomes().get(disposition),
                        all.all(all.coreQuestionOpen(), all.is(disposition)),
                        "massage is advised while a core question is open",
                        disposition);
            }
        }
    }

    private void excludedIsNotInForce(Outcome outcome) {
        Claim claim = all.all(all.excluded(outcome), all.inForce(outcome));
        if (isBroken(claim)) {
            Table.Row row = rows.of(outcome);
            problems.warning(
                    row,
                    "code",
                    KIND,
                    "excluded, and in force all the same"
                            + inquiry.example(claim, row, client -> inquiry.advise(client)
                                    .inForce()
                                    .contains(outcome)));
        }
    }

    private void noTreatmentBesideWhatBlocksIt(Outcome outcome) {
        if (TREATMENT.contains(outcome.group())) {
            for (Disposition disposition : Disposition.values()) {
                if (disposition.blocksMassage()) {
                    broken(
                            outcome,
                            all.all(all.is(disposition), all.inForce(outcome)),
                            "in force beside " + disposition,
                            disposition);
                }
            }
        }
    }

    private void broken(Outcome outcome, Claim claim, String what, Disposition shown) {
        if (isBroken(claim)) {
            Table.Row row = rows.of(outcome);
            problems.warning(
                    row,
                    "code",
                    KIND,
                    what
                            + inquiry.example(claim, row, client -> {
                                Advised advised = inquiry.advise(client);
                                return advised.disposition() == shown
                                        && advised.inForce().contains(outcome);
                            }));
        }
    }

    /** The questions without whose yes a rule that lifts a disposition cannot fire. */
    private Set<Finding> clearances() {
        Set<Finding> clearances = new LinkedHashSet<>();
        for (Rule rule : rulebook.rules()) {
            if (rule.excludes().stream().anyMatch(Outcome::isDisposition)) {
                Condition when = rule.when().negationNormalForm();
                List<Condition> parts = when instanceof Condition.All ? when.operands() : List.of(when);
                for (Condition part : parts) {
                    if (part instanceof Condition.Yes yes && !yes.finding().isDerived()) {
                        clearances.add(yes.finding());
                    }
                }
            }
        }
        return clearances;
    }

    private void clearanceLowersNothingUrgent(Finding clearance) {
        lessUrgent(
                clearance,
                all.not(all.holds(new Condition.Yes(clearance))),
                Set.of(Disposition.EMERGENCY_CARE, Disposition.URGENT_MEDICAL_CARE),
                "yes lowers an emergency or a same-day referral");
    }
}
