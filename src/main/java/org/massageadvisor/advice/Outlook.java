package org.massageadvisor.advice;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import org.massageadvisor.Disposition;
import org.massageadvisor.advice.Clause.Standing;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Dependence;
import org.massageadvisor.rulebook.Finding;

/**
 * How each rule stands for one client in three-valued logic: certain to fire, certain not to, or still open, and then on which questions
 * that depends. It never changes but for what conditions remember; whoever is given a set must not change it.
 */
final class Outlook {
    private final Stakes stakes;
    private final Answers answers;
    private final Dependence dependence;

    /** How each clause stands. */
    private final Clause.Judgement[] judgements;

    private Outlook(Stakes stakes, Answers answers, Clause.Judgement[] judgements) {
        this.stakes = stakes;
        this.answers = answers;
        this.dependence = new Dependence(answers);
        this.judgements = judgements;
    }

    static Outlook beforeAnyAnswer(Stakes stakes) {
        return judged(stakes, new Answers.Builder(stakes.rulebook().vocabulary()).build());
    }

    /** The outlook of a client with these answers, each rule judged anew. */
    static Outlook judged(Stakes stakes, Answers answers) {
        Clause.Judgement[] judgements = new Clause.Judgement[stakes.clauses().size()];
        for (int i = 0; i < judgements.length; i++) {
            judgements[i] = stakes.clauses().get(i).judge(answers);
        }
        return new Outlook(stakes, answers, judgements);
    }

    /** The outlook with these answers instead. Only the rules are judged anew on which a changed answer bears. */
    Outlook after(Answers changed) {
        BitSet touched = new BitSet(judgements.length);
        changed.eachDifference(answers, question -> touched.or(stakes.clausesOf(question)));
        Clause.Judgement[] next = judgements.clone();
        for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
            next[i] = stakes.clauses().get(i).judge(changed);
        }
        return new Outlook(stakes, changed, next);
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

    /** How sure it is that the rules of a clause fire. */
    Standing standing(int clause) {
        return judgements[clause].standing();
    }

    /** Adds the indexes of the questions on which it depends whether a clause holds. */
    void addOpen(int clause, BitSet into) {
        stakes.clauses().get(clause).addOpen(judgements[clause], answers, dependence, into);
    }

    /** Adds, of what {@link #addOpen} adds, those of which one answer alone can change whether it holds; the others hang on these. */
    void addDecisive(int clause, BitSet into) {
        stakes.clauses().get(clause).addDecisive(judgements[clause], answers, dependence, into);
    }

    /** The indexes of the questions on which it depends whether a rule fires. */
    BitSet open(int rule) {
        BitSet open = new BitSet();
        addOpen(stakes.clauseOf(rule), open);
        return open;
    }

    /** Of these, those of which one answer alone can change whether the rule fires. */
    BitSet decisive(int rule) {
        BitSet decisive = new BitSet();
        addDecisive(stakes.clauseOf(rule), decisive);
        return decisive;
    }

    /**
     * Every disposition that this client can still get, the present one among them.
     *
     * @param couldACoreQuestionBeOpen see {@link #aCoreQuestionCouldBeOpen}
     */
    Set<Disposition> possible(boolean couldACoreQuestionBeOpen) {
        Standing[] surest = new Standing[Disposition.values().length + 1];
        Arrays.fill(surest, Standing.CANNOT_FIRE);
        Standing surestLift = Standing.CANNOT_FIRE;
        for (int i = 0; i < judgements.length; i++) {
            Standing standing = judgements[i].standing();
            if (standing != Standing.CANNOT_FIRE) {
                for (int ranks = stakes.ranksOf(i); ranks != 0; ranks &= ranks - 1) {
                    int rank = Integer.numberOfTrailingZeros(ranks);
                    surest[rank] = surer(surest[rank], standing);
                }
                surestLift = stakes.doesLift(i) ? surer(surestLift, standing) : surestLift;
            }
        }
        Set<Disposition> possible = EnumSet.noneOf(Disposition.class);
        boolean certain = false;
        boolean allowsMassage = false;
        for (Disposition disposition : Disposition.PRECEDENCE) {
            boolean isReview = disposition == Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE;
            Standing lift = isReview ? surestLift : Standing.CANNOT_FIRE;
            if (!certain && surest[disposition.rank()] != Standing.CANNOT_FIRE && lift != Standing.FIRES_FOR_CERTAIN) {
                possible.add(disposition);
                allowsMassage |= disposition.allowsMassage();
                certain = surest[disposition.rank()] == Standing.FIRES_FOR_CERTAIN && lift == Standing.CANNOT_FIRE;
            }
        }
        if (!certain || (allowsMassage && couldACoreQuestionBeOpen)) {
            possible.add(Disposition.NEEDS_MORE_INFORMATION);
        }
        return possible;
    }

    /** Whether a rule that fires asks for a disposition. */
    boolean asksForAnyDisposition() {
        for (int i = 0; i < judgements.length; i++) {
            if (judgements[i].standing().compareTo(Standing.FIRES_SO_FAR) >= 0 && stakes.ranksOf(i) != 0) {
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
