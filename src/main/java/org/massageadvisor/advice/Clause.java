package org.massageadvisor.advice;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Dependence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Truth;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * A condition that rules have, and how it stands for clients in three-valued logic: certain to hold, certain not to, or still open, and then on which questions
 * that depends. How it stands hangs on what it asks for alone, so for short conditions every way in which that can be answered is judged once and kept.
 */
final class Clause {
    private static final int MOST_FINDINGS = 31;
    private static final int MOST_PARTS = 4;

    private final Condition when;
    private final boolean isContradiction;

    /** The findings that it names; null if they overlap, are too many or are read by code, so that what is open must be worked out for each client. */
    private final @Nullable List<Finding> findings;

    private final List<Condition> parts;

    /** The bit of the finding that each part asks for, wherever it stands. */
    private final IdentityHashMap<Condition, Integer> bits = new IdentityHashMap<>(2);

    private final @Nullable Judgement[] kept;

    /** How sure it is that rules with the condition fire, the surest last. */
    enum Standing {
        CANNOT_FIRE,
        COULD_FIRE,
        FIRES_SO_FAR,
        FIRES_FOR_CERTAIN;

        /** Whether further answers can still change it. */
        boolean isOpen() {
            return this == COULD_FIRE || this == FIRES_SO_FAR;
        }
    }

    /** @param isContradiction whether rules with the condition only say that two answers cannot both be true */
    Clause(Condition when, boolean isContradiction, Vocabulary vocabulary) {
        this.when = when;
        this.isContradiction = isContradiction;
        Set<Finding> named = new LinkedHashSet<>();
        when.eachFinding(named::add);
        Map<String, Condition> different = new LinkedHashMap<>();
        boolean isPlain = named.size() <= MOST_FINDINGS && collectParts(when, different) && areApart(named, vocabulary);
        this.parts = List.copyOf(different.values());
        this.findings = isPlain ? List.copyOf(named) : null;
        if (isPlain) {
            collectBits(when, List.copyOf(named));
        }
        this.kept = new Judgement[isPlain && parts.size() <= MOST_PARTS ? 1 << (2 * parts.size()) : 0];
    }

    /** Collects the parts that ask for one finding; false if one of them is code. */
    private static boolean collectParts(Condition condition, Map<String, Condition> parts) {
        if (condition instanceof Condition.Computed) {
            return false;
        }
        List<Condition> operands = condition.operands();
        boolean isJoin = condition instanceof Condition.All || condition instanceof Condition.Any;
        if (operands.isEmpty() && !isJoin) {
            parts.putIfAbsent(condition.text(), condition);
        }
        boolean all = true;
        for (Condition operand : operands) {
            all &= collectParts(operand, parts);
        }
        return all;
    }

    private void collectBits(Condition condition, List<Finding> named) {
        if (condition.operands().isEmpty()) {
            condition.eachFinding(finding -> bits.put(condition, 1 << named.indexOf(finding)));
        }
        condition.operands().forEach(operand -> collectBits(operand, named));
    }

    /** Whether no question is behind two of these findings. */
    private static boolean areApart(Set<Finding> findings, Vocabulary vocabulary) {
        BitSet seen = new BitSet();
        for (Finding finding : findings) {
            BitSet questions = vocabulary.questionsBehind(finding);
            if (questions.intersects(seen)) {
                return false;
            }
            seen.or(questions);
        }
        return true;
    }

    Condition when() {
        return when;
    }

    /** How it stands for a client with these answers. */
    Judgement judge(Answers answers) {
        if (kept.length == 0) {
            return new Judgement(standing(answers));
        }
        int ways = 0;
        for (int i = 0; i < parts.size(); i++) {
            ways = ways << 2 | way(parts.get(i), answers);
        }
        Judgement judgement = kept[ways];
        if (judgement == null) {
            judgement = new Judgement(standing(answers));
            kept[ways] = judgement;
        }
        return judgement;
    }

    private static int way(Condition part, Answers answers) {
        return switch (part.truth(answers)) {
            case TRUE -> 0;
            case FALSE -> 1;
            case UNKNOWN -> part.holds(answers) ? 2 : 3;
        };
    }

    private Standing standing(Answers answers) {
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

    /** The same as {@link Dependence#open}, of findings instead of the questions behind them. */
    private int open(Condition condition, Answers answers) {
        if (condition.truth(answers) != Truth.UNKNOWN) {
            return 0;
        }
        if (condition.operands().isEmpty()) {
            return bits.getOrDefault(condition, 0);
        }
        int open = 0;
        for (int i = 0; i < condition.operands().size(); i++) {
            open |= open(condition.operands().get(i), answers);
        }
        return open;
    }

    /** The same as {@link Dependence#decisive}, of findings instead of the questions behind them. */
    private int decisive(Condition condition, Answers answers) {
        if (condition.truth(answers) != Truth.UNKNOWN) {
            return 0;
        }
        if (condition instanceof Condition.Not not) {
            return decisive(not.operand(), answers);
        }
        if (condition.operands().isEmpty()) {
            return bits.getOrDefault(condition, 0);
        }
        boolean holds = condition.holds(answers);
        boolean anyDecides = holds == condition instanceof Condition.All;
        int decisive = anyDecides ? 0 : -1;
        for (int i = 0; i < condition.operands().size(); i++) {
            Condition operand = condition.operands().get(i);
            if (anyDecides) {
                decisive |= decisive(operand, answers);
            } else if (operand.holds(answers) == holds) {
                decisive &= decisive(operand, answers);
            }
        }
        return decisive;
    }

    /** Adds the indexes of the questions on which it depends whether the condition holds. */
    void addOpen(Judgement judgement, Answers answers, Dependence dependence, BitSet into) {
        if (!judgement.standing().isOpen()) {
            return;
        }
        if (findings == null) {
            dependence.addOpen(when, into);
            return;
        }
        int sought = judgement.open;
        if (sought == Judgement.NOT_SOUGHT) {
            sought = open(when, answers) | Judgement.SOUGHT;
            judgement.open = sought;
        }
        for (int bits = sought & ~Judgement.SOUGHT; bits != 0; bits &= bits - 1) {
            dependence.addOpen(findings.get(Integer.numberOfTrailingZeros(bits)), into);
        }
    }

    /** Adds, of what {@link #addOpen} adds, the questions of which one answer alone can change whether the condition holds. */
    void addDecisive(Judgement judgement, Answers answers, Dependence dependence, BitSet into) {
        if (!judgement.standing().isOpen()) {
            return;
        }
        if (findings == null) {
            dependence.addDecisive(when, into);
            return;
        }
        int sought = judgement.decisive;
        if (sought == Judgement.NOT_SOUGHT) {
            sought = decisive(when, answers) | Judgement.SOUGHT;
            judgement.decisive = sought;
        }
        for (int bits = sought & ~Judgement.SOUGHT; bits != 0; bits &= bits - 1) {
            dependence.addDecisive(findings.get(Integer.numberOfTrailingZeros(bits)), into);
        }
    }

    /**
     * How the condition stands for a client; and, once somebody asked, on which of its findings that depends. Threads share it without a lock: two may both seek,
     * and find the same; and what is not sought is 0, so that one who sees nothing yet seeks for itself.
     */
    static final class Judgement {
        private static final int NOT_SOUGHT = 0;

        /** The bit above those of {@link #MOST_FINDINGS} findings. */
        private static final int SOUGHT = 1 << MOST_FINDINGS;

        private final Standing standing;

        /** A bit for each finding. */
        private int open;

        /** Of these, those of which one answer alone can decide it. */
        private int decisive;

        private Judgement(Standing standing) {
            this.standing = standing;
        }

        Standing standing() {
            return standing;
        }
    }
}
