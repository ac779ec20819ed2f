package org.massageadvisor.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.massageadvisor.Disposition;
import org.massageadvisor.review.proof.AllClients;
import org.massageadvisor.review.proof.Claim;
import org.massageadvisor.review.proof.Verdict;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;

/** Proves what the authors of a rulebook want to be true of every client. */
final class AuthorsLaws {
    private static final String KIND = "law";

    private final AllClients all;
    private final Inquiry inquiry;
    private final Problems problems;

    AuthorsLaws(AllClients all, Inquiry inquiry, Problems problems) {
        this.all = all;
        this.inquiry = inquiry;
        this.problems = problems;
    }

    /** What became of each law, and of all pairs of outcomes together. */
    List<LawProof> prove(LawsToProve wanted) {
        List<LawProof> proofs = new ArrayList<>();
        wanted.laws().forEach(law -> proofs.add(prove(law)));
        if (!wanted.conflicts().isEmpty()) {
            int broken = 0;
            boolean isDecided = true;
            for (Conflict conflict : wanted.conflicts()) {
                Verdict verdict = meets(conflict);
                broken += verdict == Verdict.SOME ? 1 : 0;
                isDecided &= verdict != Verdict.UNDECIDED;
            }
            proofs.add(proof(
                    "No two outcomes meet of which the table conflicts says that they must not.", broken, isDecided));
        }
        return proofs;
    }

    private static LawProof proof(String law, int broken, boolean isDecided) {
        return new LawProof(
                law,
                broken > 0 ? LawProof.State.BROKEN : isDecided ? LawProof.State.PROVED : LawProof.State.UNDECIDED,
                broken);
    }

    private LawProof prove(Law law) {
        Claim when = all.holds(law.when());
        List<Verdict> verdicts = new ArrayList<>();
        for (List<Outcome> any : law.must()) {
            Claim none = all.not(all.any(any.stream().map(all::inForce).toList()));
            verdicts.add(breaks(
                    law,
                    "must",
                    all.all(when, none),
                    "none of " + any + " is in force",
                    advised -> advised.inForce().stream().noneMatch(any::contains)));
        }
        for (Outcome outcome : law.mustNot()) {
            verdicts.add(breaks(
                    law,
                    "must_not",
                    all.all(when, all.inForce(outcome)),
                    outcome + " is in force",
                    advised -> advised.inForce().contains(outcome)));
        }
        Disposition atLeast = law.atLeast();
        if (atLeast != null) {
            List<Claim> less = new ArrayList<>();
            for (Disposition disposition : Disposition.values()) {
                if (atLeast.isMoreUrgentThan(disposition)) {
                    less.add(all.is(disposition));
                }
            }
            verdicts.add(breaks(
                    law,
                    "at_least",
                    all.all(when, all.any(less)),
                    "something less urgent than " + atLeast + " happens",
                    advised -> atLeast.isMoreUrgentThan(advised.disposition())));
        }
        int broken =
                (int) verdicts.stream().filter(each -> each == Verdict.SOME).count();
        return proof(law.id() + ": " + law.because(), broken, !verdicts.contains(Verdict.UNDECIDED));
    }

    private Verdict breaks(Law law, String column, Claim claim, String what, Predicate<Advised> shows) {
        return warn(law.row(), column, claim, "this law is not kept: " + what, shows);
    }

    private Verdict meets(Conflict conflict) {
        return warn(
                conflict.row(),
                "other",
                all.all(all.inForce(conflict.outcome()), all.inForce(conflict.other())),
                conflict.outcome() + " and " + conflict.other() + " meet",
                advised -> advised.inForce().contains(conflict.outcome())
                        && advised.inForce().contains(conflict.other()));
    }

    private Verdict warn(Table.Row row, String column, Claim claim, String message, Predicate<Advised> shows) {
        Verdict verdict = inquiry.ask(claim);
        if (verdict == Verdict.SOME) {
            problems.warning(
                    row,
                    column,
                    KIND,
                    message + inquiry.example(claim, row, client -> shows.test(inquiry.advise(client))));
        }
        return verdict;
    }
}
