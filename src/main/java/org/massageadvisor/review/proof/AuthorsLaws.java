package org.massageadvisor.review.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.massageadvisor.Disposition;
import org.massageadvisor.review.Advised;
import org.massageadvisor.review.Conflict;
import org.massageadvisor.review.Law;
import org.massageadvisor.review.LawsToProve;
import org.massageadvisor.review.solver.AdviceModel;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.review.solver.Verdict;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.table.Problems;

/** Proves what the authors of a rulebook want to be true of every client. */
final class AuthorsLaws {
    private static final String KIND = "law";

    private final AllClients all;
    private final AdviceModel advice;
    private final Inquiry inquiry;
    private final Problems problems;

    AuthorsLaws(AllClients all, AdviceModel advice, Inquiry inquiry, Problems problems) {
        this.all = all;
        this.advice = advice;
        this.inquiry = inquiry;
        this.problems = problems;
    }

    /** What became of each law, and of all pairs of outcomes together. */
    List<LawProof> prove(LawsToProve wanted) {
        List<LawProof> proofs = new ArrayList<>();
        wanted.laws().forEach(law -> proofs.add(LawProof.of(law.id() + ": " + law.because(), prove(law))));
        if (!wanted.conflicts().isEmpty()) {
            proofs.add(LawProof.of(
                    "No two outcomes meet of which the table conflicts says that they must not.",
                    wanted.conflicts().stream().map(this::meets).toList()));
        }
        return proofs;
    }

    private List<Verdict> prove(Law law) {
        List<Verdict> verdicts = new ArrayList<>();
        if (all.exists(advice.holds(law.when())) == Verdict.NONE) {
            problems.warning(law.row(), "when", KIND, "no client is meant by this law");
        }
        for (List<Outcome> any : law.must()) {
            verdicts.add(breaks(
                    law,
                    "must",
                    all.not(all.any(any.stream().map(advice::inForce).toList())),
                    (any.size() == 1 ? any.get(0) + " is not in force" : "nothing of " + any + " is in force"),
                    advised -> advised.inForce().stream().noneMatch(any::contains)));
        }
        for (Outcome outcome : law.mustNot()) {
            verdicts.add(breaks(
                    law, "must_not", advice.inForce(outcome), outcome + " is in force", advised -> advised.inForce()
                            .contains(outcome)));
        }
        Disposition atLeast = law.atLeast();
        if (atLeast != null) {
            verdicts.add(breaks(
                    law,
                    "at_least",
                    all.any(advice.is(atLeast::isMoreUrgentThan)),
                    "something less urgent than " + atLeast + " happens",
                    advised -> atLeast.isMoreUrgentThan(advised.disposition())));
        }
        return verdicts;
    }

    private Verdict breaks(Law law, String column, Claim wrong, String what, Predicate<Advised> shows) {
        return inquiry.warnOf(
                all.all(advice.holds(law.when()), wrong),
                new Inquiry.Fault(law.row(), column, KIND, "this law is not kept: " + what),
                client -> shows.test(inquiry.advise(client)));
    }

    private Verdict meets(Conflict conflict) {
        List<Outcome> both = List.of(conflict.outcome(), conflict.other());
        return inquiry.warnOf(
                all.all(advice.inForce(conflict.outcome()), advice.inForce(conflict.other())),
                new Inquiry.Fault(
                        conflict.row(),
                        "other",
                        KIND,
                        conflict.outcome() + " and " + conflict.other() + " meet (" + conflict.because() + ")"),
                client -> inquiry.advise(client).inForce().containsAll(both));
    }
}
