package org.massageadvisor.advice;

import java.util.BitSet;
import java.util.Collection;
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
 * that depends. A further answer touches only the rules that it bears on. Immutable.
 */
public final class Outlook {
    /** How a rule stands. */
    private static final byte CANNOT_FIRE = 0;

    private static final byte COULD_FIRE = 1;
    private static final byte FIRES_SO_FAR = 2;
    private static final byte FIRES_FOR_CERTAIN = 3;

    private final Stakes stakes;
    private final Answers answers;
    private final byte[] standing;
    private final @Nullable BitSet[] open;
    private final @Nullable BitSet[] decisive;

    private Outlook(
            Stakes stakes, Answers answers, byte[] standing, @Nullable BitSet[] open, @Nullable BitSet[] decisive) {
        this.stakes = stakes;
        this.answers = answers;
        this.standing = standing;
        this.open = open;
        this.decisive = decisive;
    }

    static Outlook beforeAnyAnswer(Stakes stakes) {
        int size = stakes.all().size();
        Answers none = new Answers.Builder(stakes.rulebook().vocabulary()).build();
        Outlook outlook = new Outlook(stakes, none, new byte[size], new BitSet[size], new BitSet[size]);
        BitSet all = new BitSet(size);
        all.set(0, size);
        outlook.judge(all);
        return outlook;
    }

    /** The outlook when these questions have been answered, or their answers taken back. */
    public Outlook after(Answers changed, Collection<Finding> questions) {
        Outlook next = new Outlook(stakes, changed, standing.clone(), open.clone(), decisive.clone());
        BitSet touched = new BitSet(standing.length);
        questions.forEach(question -> touched.or(stakes.rulesOf(question)));
        next.judge(touched);
        return next;
    }

    private void judge(BitSet rules) {
        Dependence dependence = new Dependence(answers);
        for (int i = rules.nextSetBit(0); i >= 0; i = rules.nextSetBit(i + 1)) {
            Condition when = stakes.all().get(i).rule().when();
            Truth truth = when.truth(answers);
            standing[i] = standing(truth, when, stakes.all().get(i).isContradiction());
            boolean isOpen = standing[i] == COULD_FIRE || standing[i] == FIRES_SO_FAR;
            open[i] = isOpen ? dependence.open(when) : null;
            decisive[i] = isOpen ? dependence.decisive(when) : null;
        }
    }

    private byte standing(Truth truth, Condition when, boolean isContradiction) {
        return switch (truth) {
            case TRUE -> FIRES_FOR_CERTAIN;
            case FALSE -> CANNOT_FIRE;
            case UNKNOWN -> when.holds(answers) ? FIRES_SO_FAR : isContradiction ? CANNOT_FIRE : COULD_FIRE;
        };
    }

    public Answers answers() {
        return answers;
    }

    Stakes stakes() {
        return stakes;
    }

    boolean couldFire(int rule) {
        return standing[rule] == COULD_FIRE;
    }

    boolean firesSoFar(int rule) {
        return standing[rule] == FIRES_SO_FAR;
    }

    boolean firesForCertain(int rule) {
        return standing[rule] == FIRES_FOR_CERTAIN;
    }

    /** The indexes of the questions on which it depends whether an open rule fires. */
    BitSet open(int rule) {
        BitSet questions = open[rule];
        return questions == null ? new BitSet(0) : questions;
    }

    /** Of {@link #open(int)}, those of which one answer alone can change whether the rule fires; the others hang on these. */
    BitSet decisive(int rule) {
        BitSet questions = decisive[rule];
        return questions == null ? new BitSet(0) : questions;
    }

    /** Every disposition that this client can still get, the present one among them. */
    Set<Disposition> possible() {
        byte[] surest = new byte[Disposition.values().length + 1];
        byte surestLift = CANNOT_FIRE;
        for (int i = 0; i < standing.length; i++) {
            if (standing[i] != CANNOT_FIRE) {
                Stakes.Stake stake = stakes.all().get(i);
                for (Disposition disposition : stake.dispositions()) {
                    surest[disposition.rank()] = max(surest[disposition.rank()], standing[i]);
                }
                surestLift = stake.lifts() ? max(surestLift, standing[i]) : surestLift;
            }
        }
        Set<Disposition> possible = EnumSet.noneOf(Disposition.class);
        boolean certain = false;
        for (Disposition disposition : Combination.PRECEDENCE) {
            boolean isReview = disposition == Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE;
            byte lift = isReview ? surestLift : CANNOT_FIRE;
            if (!certain && surest[disposition.rank()] != CANNOT_FIRE && lift != FIRES_FOR_CERTAIN) {
                possible.add(disposition);
                certain = surest[disposition.rank()] == FIRES_FOR_CERTAIN && lift == CANNOT_FIRE;
            }
        }
        if (!certain || (allowMassage(possible) && aCoreQuestionCouldBeOpen())) {
            possible.add(Disposition.NEEDS_MORE_INFORMATION);
        }
        return possible;
    }

    /** Whether a rule that fires asks for a disposition. */
    boolean asksForAnyDisposition() {
        for (int i = 0; i < standing.length; i++) {
            if (standing[i] >= FIRES_SO_FAR
                    && !stakes.all().get(i).dispositions().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static byte max(byte a, byte b) {
        return a > b ? a : b;
    }

    static boolean allowMassage(Set<Disposition> possible) {
        return possible.contains(Disposition.MASSAGE_WITH_PRECAUTIONS)
                || possible.contains(Disposition.MASSAGE_SUITABLE);
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
