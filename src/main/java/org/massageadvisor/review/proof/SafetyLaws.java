package org.massageadvisor.review.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.massageadvisor.Disposition;
import org.massageadvisor.review.solver.AdviceModel;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.review.solver.OtherAnswer;
import org.massageadvisor.review.solver.Verdict;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Problems;

/** The laws that every rulebook must keep for every client, whatever its rules say. */
final class SafetyLaws {
    private static final String KIND = "safety-law";

    private final Rulebook rulebook;
    private final AllClients all;
    private final AdviceModel advice;
    private final Rows rows;
    private final Inquiry inquiry;
    private final Problems problems;

    SafetyLaws(Rulebook rulebook, AllClients all, Rows rows, Inquiry inquiry, Problems problems) {
        this.rulebook = rulebook;
        this.all = all;
        this.advice = all.advice(rulebook);
        this.rows = rows;
        this.inquiry = inquiry;
        this.problems = problems;
    }

    /** Proves each law, or finds the smallest client for whom it does not hold. */
    List<LawProof> prove() {
        rulebook.vocabulary().group(Finding.RED_FLAG).stream()
                .filter(finding -> !(finding.type() instanceof AnswerType.YesNo))
                .forEach(finding -> problems.warning(
                        rows.of(finding),
                        "type",
                        KIND,
                        "a red flag that is no yes-or-no question, of which no law of safety speaks"));
        List<Finding> redFlags = rulebook.vocabulary().group(Finding.RED_FLAG).stream()
                .filter(finding -> finding.type() instanceof AnswerType.YesNo)
                .toList();
        List<Outcome> outcomes = rulebook.outcomes().all();
        return List.of(
                LawProof.of(
                        "Yes to a red flag is never less urgent than no.",
                        redFlags.stream().map(this::yesIsLessUrgentThanNo).toList()),
                LawProof.of(
                        "Yes to a red flag is never less urgent than no answer, but where the advice waited for it.",
                        redFlags.stream().map(this::yesIsLessUrgentThanNoAnswer).toList()),
                LawProof.of(
                        "Every red flag can stop a massage: by itself, with pain, or at some age or other figure.",
                        redFlags.stream().map(this::cannotStopAMassage).toList()),
                LawProof.of("No massage is advised while a core question is open.", massageWhileACoreQuestionIsOpen()),
                LawProof.of(
                        "What is excluded is never in force.",
                        outcomes.stream().map(this::excludedAndInForce).toList()),
                LawProof.of(
                        "What blocks a massage comes without treatment.",
                        outcomes.stream()
                                .filter(Outcome::isTreatment)
                                .map(this::treatmentBesideWhatBlocksIt)
                                .toList()),
                LawProof.of(
                        "Clearance never lowers an emergency or a same-day referral.",
                        clearances().stream()
                                .map(this::clearanceLowersWhatIsUrgent)
                                .toList()));
    }

    private Verdict yesIsLessUrgentThanNo(Finding redFlag) {
        return yesIsLessUrgent(redFlag, new Condition.No(redFlag), disposition -> true, "yes is less urgent than no");
    }

    private Verdict yesIsLessUrgentThanNoAnswer(Finding redFlag) {
        return yesIsLessUrgent(
                redFlag,
                new Condition.Unknown(redFlag),
                disposition -> disposition != Disposition.NEEDS_MORE_INFORMATION,
                "yes is less urgent than no answer");
    }

    /** That for a client something of these happens, which yes would make less urgent. */
    private Verdict yesIsLessUrgent(Finding question, Condition instead, Predicate<Disposition> before, String what) {
        OtherAnswer yes = all.otherAnswer(question);
        List<Claim> pairs = new ArrayList<>();
        for (Disposition urgent : Disposition.values()) {
            if (before.test(urgent)) {
                pairs.add(all.all(advice.is(urgent), all.any(yes.advice().is(urgent::isMoreUrgentThan))));
            }
        }
        return inquiry.warnOf(
                all.all(
                        advice.holds(instead),
                        yes.restIsSame(),
                        yes.advice().holds(new Condition.Yes(question)),
                        all.named(all.any(pairs))),
                new Inquiry.Fault(rows.of(question), "code", KIND, what),
                client -> {
                    Answers changed = client.change().yes(question).build();
                    return inquiry.advise(client)
                            .disposition()
                            .isMoreUrgentThan(inquiry.advise(changed).disposition());
                });
    }

    /**
     * Somebody who reports nothing else but pain, a goal and figures is stopped by it, and with no instead nothing would block a massage. That one would have been
     * advised is not asked: a red flag of pregnancy stops clients of whom it must still be known whether they are pregnant.
     */
    private Verdict cannotStopAMassage(Finding redFlag) {
        OtherAnswer no = all.otherAnswer(redFlag);
        List<Claim> claims = new ArrayList<>(List.of(
                advice.holds(new Condition.Yes(redFlag)),
                no.restIsSame(),
                no.advice().holds(new Condition.No(redFlag)),
                all.any(advice.is(each -> each.isMoreUrgentThan(Disposition.NEEDS_MORE_INFORMATION))),
                all.any(no.advice().is(each -> !each.blocksMassage()))));
        for (Finding other : rulebook.vocabulary().findings()) {
            if (!other.equals(redFlag) && other.type() instanceof AnswerType.YesNo && !other.isReasonForMassage()) {
                claims.add(all.not(advice.holds(new Condition.Yes(other))));
            }
        }
        return switch (all.exists(all.all(claims.toArray(Claim[]::new)))) {
            case SOME -> Verdict.NONE;
            case UNDECIDED -> Verdict.UNDECIDED;
            case NONE -> {
                problems.warning(
                        rows.of(redFlag),
                        "code",
                        KIND,
                        "neither by itself nor with pain, nor at any age or other figure, can this red flag stop a massage");
                yield Verdict.SOME;
            }
        };
    }

    private List<Verdict> massageWhileACoreQuestionIsOpen() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Disposition disposition : Disposition.values()) {
            if (disposition.allowsMassage()) {
                verdicts.add(outcomeWarning(
                        rulebook.outcomes().get(disposition),
                        all.all(advice.coreQuestionOpen(), advice.is(disposition)),
                        "massage is advised while a core question is open",
                        client -> inquiry.advise(client).disposition() == disposition
                                && rulebook.vocabulary().coreQuestions(client).stream()
                                        .anyMatch(question -> !client.isAnswered(question))));
            }
        }
        return verdicts;
    }

    private Verdict excludedAndInForce(Outcome outcome) {
        return outcomeWarning(
                outcome,
                all.all(advice.excluded(outcome), advice.inForce(outcome)),
                "excluded, and in force all the same",
                client -> inquiry.isExcluded(outcome, client)
                        && inquiry.advise(client).inForce().contains(outcome));
    }

    private Verdict treatmentBesideWhatBlocksIt(Outcome outcome) {
        return outcomeWarning(
                outcome,
                all.all(advice.inForce(outcome), all.any(advice.is(Disposition::blocksMassage))),
                "in force beside what blocks a massage",
                client -> inquiry.advise(client).disposition().blocksMassage()
                        && inquiry.advise(client).inForce().contains(outcome));
    }

    private Verdict outcomeWarning(Outcome outcome, Claim wrong, String what, Predicate<Answers> shows) {
        return inquiry.warnOf(wrong, new Inquiry.Fault(rows.of(outcome), "code", KIND, what), shows);
    }

    /** The questions that a rule which lifts a disposition rests on, itself or by derived findings. */
    private Set<Finding> clearances() {
        Set<Finding> clearances = new LinkedHashSet<>();
        for (Rule rule : rulebook.rules()) {
            if (rule.excludes().stream().anyMatch(Outcome::isDisposition)) {
                collect(rule.when(), clearances);
            }
        }
        return clearances;
    }

    private void collect(Condition condition, Set<Finding> questions) {
        condition.eachFinding(finding -> {
            if (finding.isDerived() && !finding.isBuiltIn()) {
                collect(rulebook.vocabulary().definition(finding), questions);
            } else if (finding.type() instanceof AnswerType.YesNo) {
                questions.add(finding);
            }
        });
    }

    private Verdict clearanceLowersWhatIsUrgent(Finding clearance) {
        return yesIsLessUrgent(
                clearance,
                new Condition.Not(new Condition.Yes(clearance)),
                Set.of(Disposition.EMERGENCY_CARE, Disposition.URGENT_MEDICAL_CARE)::contains,
                "yes lowers an emergency or a same-day referral");
    }
}
