package org.massageadvisor.review.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.massageadvisor.Disposition;
import org.massageadvisor.review.Advised;
import org.massageadvisor.review.Conflict;
import org.massageadvisor.review.Law;
import org.massageadvisor.review.LawsToProve;
import org.massageadvisor.review.solver.AdviceModel;
import org.massageadvisor.review.solver.AllClients;
import org.massageadvisor.review.solver.Claim;
import org.massageadvisor.review.solver.Verdict;
import org.massageadvisor.rulebook.Labels;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.table.Problems;

/** Proves what the authors of a rulebook want to be true of every client. */
final class AuthorsLaws {
    private static final String KIND = "law";
    private static final int MOST_NAMED = 3;

    private final AllClients all;
    private final AdviceModel advice;
    private final WhyNobody why;
    private final Inquiry inquiry;
    private final Problems problems;

    /** One thing that a law says, and what it would be for that not to be so; the worst first. */
    private record Demand(Weight weight, String column, Claim broken, String what, Predicate<Advised> shows) {}

    /** What weighs more when it is lost comes first. */
    private enum Weight {
        HOW_URGENT,
        OTHER_DISPOSITION,
        MISSING,
        FORBIDDEN
    }

    AuthorsLaws(AllClients all, AdviceModel advice, WhyNobody why, Inquiry inquiry, Problems problems) {
        this.all = all;
        this.advice = advice;
        this.why = why;
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
        if (all.exists(advice.holds(law.when())) == Verdict.NONE) {
            problems.warning(law.row(), "when", KIND, "no client is meant by this law: " + why.nobody(law.when()));
        }
        List<Verdict> verdicts = new ArrayList<>();
        List<Demand> broken = new ArrayList<>();
        for (Demand demand : demands(law)) {
            Verdict verdict = all.exists(all.all(advice.holds(law.when()), demand.broken()));
            verdicts.add(verdict);
            if (verdict == Verdict.SOME) {
                broken.add(demand);
            }
        }
        if (!broken.isEmpty()) {
            warn(law, broken);
        }
        return verdicts;
    }

    private List<Demand> demands(Law law) {
        List<Demand> demands = new ArrayList<>();
        Disposition atLeast = law.atLeast();
        if (atLeast != null) {
            demands.add(new Demand(
                    Weight.HOW_URGENT,
                    "at_least",
                    all.any(advice.is(atLeast::isMoreUrgentThan)),
                    "something less urgent than " + atLeast + " happens",
                    advised -> atLeast.isMoreUrgentThan(advised.disposition())));
        }
        for (List<Outcome> any : law.must()) {
            demands.add(new Demand(
                    any.stream().anyMatch(Outcome::isDisposition) ? Weight.OTHER_DISPOSITION : Weight.MISSING,
                    "must",
                    all.not(all.any(any.stream().map(advice::inForce).toList())),
                    (any.size() == 1 ? any.get(0) + " is not in force" : "nothing of " + any + " is in force"),
                    advised -> advised.inForce().stream().noneMatch(any::contains)));
        }
        for (Outcome outcome : law.mustNot()) {
            demands.add(new Demand(
                    outcome.isDisposition() ? Weight.OTHER_DISPOSITION : Weight.FORBIDDEN,
                    "must_not",
                    advice.inForce(outcome),
                    outcome + " is in force",
                    advised -> advised.inForce().contains(outcome)));
        }
        demands.sort(Comparator.comparing(Demand::weight));
        return demands;
    }

    /** One warning for a law, of the worst that it lost. */
    private void warn(Law law, List<Demand> broken) {
        Demand worst = broken.get(0);
        inquiry.warn(
                new Inquiry.Fault(
                        law.row(),
                        worst.column(),
                        KIND,
                        "this law is not kept: " + worst.what(),
                        rest(broken.subList(1, broken.size()))),
                all.all(advice.holds(law.when()), worst.broken()),
                client -> worst.shows().test(inquiry.advise(client)));
    }

    private static String rest(List<Demand> rest) {
        return rest.isEmpty()
                ? ""
                : "; for this client or others " + Labels.count(rest.size(), "more thing is", "more things are")
                        + " not as it says: "
                        + rest.stream().limit(MOST_NAMED).map(Demand::what).collect(Collectors.joining(", "))
                        + (rest.size() > MOST_NAMED ? " ..." : "");
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
