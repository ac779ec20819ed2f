package org.massageadvisor.review.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

    /** What is said of a red flag that takes more than pain to stop a massage. */
    static final String STOPS_NOBODY_ALONE = "stops-nobody-alone";

    private final Rulebook rulebook;
    private final AllClients all;
    private final AdviceModel advice;
    private final Rows rows;
    private final Inquiry inquiry;
    private final Deliberate deliberate;
    private final Problems problems;

    SafetyLaws(
            Rulebook rulebook, AllClients all, Rows rows, Inquiry inquiry, Deliberate deliberate, Problems problems) {
        this.rulebook = rulebook;
        this.all = all;
        this.advice = all.advice(rulebook);
        this.rows = rows;
        this.inquiry = inquiry;
        this.deliberate = deliberate;
        this.problems = problems;
    }

    /** Proves each law, or finds the smallest client for whom it does not hold. */
    List<LawProof> prove() {
        rulebook.vocabulary().group(Finding.RED_FLAG).stream()
                .filter(finding -> !isYesOrNo(finding))
                .forEach(finding -> problems.warning(
                        rows.of(finding),
                        "type",
                        KIND,
                        "a red flag that is no yes-or-no question, of which no law of safety speaks"));
        List<Finding> redFlags = rulebook.vocabulary().group(Finding.RED_FLAG).stream()
                .filter(SafetyLaws::isYesOrNo)
                .toList();
        List<Outcome> outcomes = rulebook.outcomes().all();
        return List.of(
                LawProof.of(
                        "Yes to a red flag is never less urgent than no.",
                        redFlags.stream().map(this::yesIsLessUrgentThanNo).toList()),
                LawProof.of(
                        "Yes to a red flag is never less urgent than no answer, but where the advice waited for it.",
                        redFlags.stream().map(this::yesIsLessUrgentThanNoAnswer).toList()),
                everyRedFlagStops(redFlags),
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

    private LawProof everyRedFlagStops(List<Finding> redFlags) {
        List<Verdict> verdicts = redFlags.stream().map(this::stopsNobodyAlone).toList();
        List<String> marked = redFlags.stream()
                .filter(redFlag -> deliberate.isNeeded(rows.of(redFlag), STOPS_NOBODY_ALONE))
                .map(Finding::code)
                .toList();
        return LawProof.of(
                "Every red flag can by itself, or with pain, stop a massage"
                        + (marked.isEmpty()
                                ? "."
                                : "; marked as deliberate, because they take a figure or a choice: "
                                        + String.join(", ", marked) + "."),
                verdicts);
    }

    /**
     * Whether a red flag stops nobody who reports nothing else but pain and a goal. That one would have been advised otherwise is asked only of somebody
     * who may name figures too, because a core question may want them; and that one is not asked at all for whom it must still be known whether they are
     * pregnant.
     */
    private Verdict stopsNobodyAlone(Finding redFlag) {
        OtherAnswer no = all.otherAnswer(redFlag);
        Predicate<Disposition> stops = each -> each.isMoreUrgentThan(Disposition.NEEDS_MORE_INFORMATION);
        Claim yesStops = all.all(
                advice.holds(new Condition.Yes(redFlag)),
                no.restIsSame(),
                no.advice().holds(new Condition.No(redFlag)),
                nothingElseBut(redFlag),
                all.any(advice.is(stops)));
        Verdict atSomeFigure = all.exists(all.all(yesStops, all.any(no.advice().is(each -> !each.blocksMassage()))));
        if (atSomeFigure != Verdict.SOME) {
            return broken(
                    atSomeFigure,
                    redFlag,
                    KIND,
                    "this red flag cannot stop a massage, by itself, with pain, or with any figure or choice");
        }
        Verdict alone = all.exists(
                all.all(yesStops, noFigure(), all.not(all.any(no.advice().is(stops)))));
        if (alone == Verdict.NONE && deliberate.covers(rows.of(redFlag), STOPS_NOBODY_ALONE)) {
            return Verdict.NONE;
        }
        return broken(
                alone,
                redFlag,
                STOPS_NOBODY_ALONE,
                "neither by itself nor with pain does this red flag stop a massage; it takes an age, another figure or a choice");
    }

    private Verdict broken(Verdict canStop, Finding redFlag, String kind, String what) {
        if (canStop == Verdict.NONE) {
            problems.warning(rows.of(redFlag), "code", kind, what);
        }
        return switch (canStop) {
            case NONE -> Verdict.SOME;
            case SOME -> Verdict.NONE;
            case UNDECIDED -> Verdict.UNDECIDED;
        };
    }

    /** That of the yes-or-no questions only this one is answered with yes, beside the reasons why somebody comes for a massage. */
    private Claim nothingElseBut(Finding redFlag) {
        return all.not(all.any(questions()
                .filter(question -> isYesOrNo(question) && !question.isReasonForMassage() && !question.equals(redFlag))
                .map(other -> advice.holds(new Condition.Yes(other)))
                .toList()));
    }

    /** That every question but those for yes or no is unanswered. */
    private Claim noFigure() {
        return all.not(all.any(questions()
                .filter(question -> !isYesOrNo(question))
                .map(question -> all.not(advice.holds(new Condition.Unknown(question))))
                .toList()));
    }

    private Stream<Finding> questions() {
        return rulebook.vocabulary().findings().stream().filter(finding -> !finding.isDerived());
    }

    private static boolean isYesOrNo(Finding finding) {
        return finding.type() instanceof AnswerType.YesNo;
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
            } else if (isYesOrNo(finding)) {
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
