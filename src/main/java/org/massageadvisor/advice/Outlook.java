package org.massageadvisor.advice;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Disposition;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Dependence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Truth;

/**
 * How each rule stands for one client in three-valued logic: certain to fire, certain not to, or still open, and then on which questions
 * that depends. Immutable; whoever is given a set must not change it.
 */
final class Outlook {
    private static final BitSet NONE = new BitSet(0);

    private final Stakes stakes;
    private final Answers answers;
    private final Dependence dependence;
    private final Standing[] standing;
    private final @Nullable BitSet[] open;
    private final @Nullable BitSet[] decisive;

    /** How a rule stands, the surest to fire last. */
    private enum Standing {
        CANNOT_FIRE,
        COULD_FIRE,
        FIRES_SO_FAR,
        FIRES_FOR_CERTAIN
    }

    private Outlook(
            Stakes stakes, Answers answers, Standing[] standing, @Nullable BitSet[] open, @Nullable BitSet[] decisive) {
        this.stakes = stakes;
        this.answers = answers;
        this.dependence = new Dependence(answers);
        this.standing = standing;
        this.open = open;
        this.decisive = decisive;
    }

    static Outlook beforeAnyAnswer(Stakes stakes) {
        return judged(stakes, new Answers.Builder(stakes.rulebook().vocabulary()).build());
    }

    /** The outlook of a client with these answers, each rule judged anew. */
    static Outlook judged(Stakes stakes, Answers answers) {
        int size = stakes.all().size();
        Standing[] unknown = new Standing[size];
        Arrays.fill(unknown, Standing.CANNOT_FIRE);
        Outlook outlook = new Outlook(stakes, answers, unknown, new BitSet[size], new BitSet[size]);
        BitSet all = new BitSet(size);
        all.set(0, size);
        outlook.judge(all);
        return outlook;
    }

    /** The outlook with these answers instead. Only the rules are judged anew on which a changed answer bears. */
    Outlook after(Answers changed) {
        BitSet touched = new BitSet(standing.length);
        changed.differences(answers).forEach(question -> touched.or(stakes.rulesOf(question)));
        Outlook next = new Outlook(stakes, changed, standing.clone(), open.clone(), decisive.clone());
        next.judge(touched);
        return next;
    }

    private void judge(BitSet rules) {
        for (int i = rules.nextSetBit(0); i >= 0; i = rules.nextSetBit(i + 1)) {
            Condition when = stakes.all().get(i).rule().when();
            standing[i] = standing(when, stakes.all().get(i).isContradiction());
            boolean isOpen = standing[i] == Standing.COULD_FIRE || standing[i] == Standing.FIRES_SO_FAR;
            open[i] = isOpen ? dependence.open(when) : null;
            decisive[i] = isOpen ? dependence.decisive(when) : null;
        }
    }

    private Standing standing(Condition when, boolean isContradiction) {
        Truth truth = when.truth(answers);
        if (truth == Truth.TRUE) {
            return Standing.FIRES_FOR_CERTAIN;
        }
        if (truth == Truth.FALSE) {
            return Standing.CANNOT_FIRE;
        }
        return when.holds(answers)
                ? Standing.FIRES_SO_FAR
                : isContradiction ? Standing.CANNOT_FIRE : Standing.COULD_FIRE;
    }

    Answers answers() {
        return answers;
    }

    /** What conditions still depend on for this client. */
    Dependence dependence() {
        return dependence;
    }

    Stakes stakes() {
        return stakes;
    }

    boolean couldFire(int rule) {
        return standing[rule] == Standing.COULD_FIRE;
    }

    boolean firesSoFar(int rule) {
        return standing[rule] == Standing.FIRES_SO_FAR;
    }

    boolean firesForCertain(int rule) {
        return standing[rule] == Standing.FIRES_FOR_CERTAIN;
    }

    /** The indexes of the questions on which it depends whether an open rule fires. */
    BitSet open(int rule) {
        BitSet questions = open[rule];
        return questions == null ? NONE : questions;
    }

    /** Of {@link #open(int)}, those of which one answer alone can change whether the rule fires; the others hang on these. */
    BitSet decisive(int rule) {
        BitSet questions = decisive[rule];
        return questions == null ? NONE : questions;
    }

    /** Every disposition that this client can still get, the present one among them. */
    Set<Disposition> possible() {
        Standing[] surest = new Standing[Disposition.values().length + 1];
        Arrays.fill(surest, Standing.CANNOT_FIRE);
        Standing surestLift = Standing.CANNOT_FIRE;
        for (int i = 0; i < standing.length; i++) {
            if (standing[i] != Standing.CANNOT_FIRE) {
                Stakes.Stake stake = stakes.all().get(i);
                for (Disposition disposition : stake.dispositions()) {
                    surest[disposition.rank()] = surer(surest[disposition.rank()], standing[i]);
                }
                surestLift = stake.lifts() ? surer(surestLift, standing[i]) : surestLift;
            }
        }
        Set<Disposition> possible = EnumSet.noneOf(Disposition.class);
        boolean certain = false;
        for (Disposition disposition : Disposition.PRECEDENCE) {
            boolean isReview = disposition == Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE;
            Standing lift = isReview ? surestLift : Standing.CANNOT_FIRE;
            if (!certain && surest[disposition.rank()] != Standing.CANNOT_FIRE && lift != Standing.FIRES_FOR_CERTAIN) {
                possible.add(disposition);
                certain = surest[disposition.rank()] == Standing.FIRES_FOR_CERTAIN && lift == Standing.CANNOT_FIRE;
            }
        }
        if (!certain || (possible.stream().anyMatch(Disposition::allowsMassage) && aCoreQuestionCouldBeOpen())) {
            possible.add(Disposition.NEEDS_MORE_INFORMATION);
        }
        return possible;
    }

    /** Whether a rule that fires asks for a disposition. */
    boolean asksForAnyDisposition() {
        for (int i = 0; i < standing.length; i++) {
            if (standing[i].compareTo(Standing.FIRES_SO_FAR) >= 0
                    && !stakes.all().get(i).dispositions().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static Standing surer(Standing a, Standing b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    /** Whether a core question is open, or would be if others were answered in some way. */
    boolean aCoreQuestionCouldBeOpen() {
        for (Finding finding : answers.vocabulary().possibleCoreQuestions(answers)) {
            if (!answers.isAnswered(finding)) {
                return true;
            }
        }
        return false;
    }
}
