package org.massageadvisor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.Evidence;

/**
 * Why an outcome is in force for a client, or why not.
 *
 * @param intakeId what the caller called the intake, null if nothing
 * @param code the code of the outcome: {@code TYPE_DEEP_TISSUE}
 * @param group its group: {@code massage-type}
 * @param label a short name for lists
 * @param standing whether it is in force, or the first thing that stands against it
 * @param disposition what should happen with this client
 * @param mayBeShown whether the outcome may appear at this disposition at all
 * @param givenBy every rule that could give it, in the order of their ids, with its conditions
 * @param excludedBy the rules that rule it out, themselves or by an outcome that they ask for
 * @param ruledOutBy the outcomes that rule it out because a rule asks for them
 * @param outrankedBy the outcome that is in force instead, null unless the outcome is asked for in vain for this reason
 * @param openCoreQuestions if it is in force, or is not, because core questions are open: their codes
 * @param mainstays if it is the disposition: the sets of answers that hold it, the smallest first
 * @param mainstaysComplete whether these are all; for a client with very many reasons the search ends early
 */
public record Explanation(
        @Nullable String intakeId,
        String code,
        String group,
        String label,
        Standing standing,
        Disposition disposition,
        boolean mayBeShown,
        List<TracedRule> givenBy,
        List<TracedRule> excludedBy,
        List<String> ruledOutBy,
        @Nullable String outrankedBy,
        List<String> openCoreQuestions,
        List<Mainstay> mainstays,
        boolean mainstaysComplete) {

    public Explanation {
        givenBy = List.copyOf(givenBy);
        excludedBy = List.copyOf(excludedBy);
        ruledOutBy = List.copyOf(ruledOutBy);
        openCoreQuestions = List.copyOf(openCoreQuestions);
        mainstays = List.copyOf(mainstays);
    }

    /** How an outcome stands. */
    public enum Standing {
        /** In force, because a rule asks for it. */
        IN_FORCE,
        /** In force, although no rule asks for it: it follows from the disposition, or from open core questions. */
        FOLLOWS,
        /** Ruled out. */
        EXCLUDED,
        /** Asked for, but another outcome of its group goes before it. */
        OUTRANKED,
        /** Asked for, but it may not appear at this disposition. */
        HIDDEN,
        /** No rule that could give it fires. */
        NOT_ASKED_FOR,
        /** There is no rule that gives it. */
        WITHOUT_RULE
    }

    /** Whether the outcome is in force. */
    public boolean isInForce() {
        return standing == Standing.IN_FORCE || standing == Standing.FOLLOWS;
    }

    /**
     * A rule and how its condition stands.
     *
     * @param rule its id
     * @param where the table and the line
     * @param reason one plain sentence
     * @param fires whether it fires
     * @param condition its condition, part by part
     * @param evidence the statements that it rests on
     */
    public record TracedRule(
            String rule, String where, String reason, boolean fires, Part condition, List<Evidence> evidence) {
        public TracedRule {
            evidence = List.copyOf(evidence);
        }
    }

    /** How a part of a condition stands. */
    public enum State {
        MET,
        NOT_MET,
        /** Not met so far, because something is unanswered. */
        UNANSWERED
    }

    /**
     * A part of a condition. Its {@code not}s are worked into what they stand before: {@code not (A or B)} reads as all of "A: not yes" and
     * "B: not yes".
     */
    public sealed interface Part {
        State state();
    }

    /**
     * Several parts.
     *
     * @param all whether all of them must be met, or one
     */
    public record Group(State state, boolean all, List<Part> parts) implements Part {
        public Group {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What one question must be answered.
     *
     * @param finding the code of the question
     * @param label its short name
     * @param found the answer in words, {@code unanswered} without one, {@code unknown} if it was asked in vain
     * @param needed the answers that meet it, in words: {@code yes}, {@code 7 or more}, {@code not yes}
     */
    public record Asked(State state, String finding, String label, String found, String needed) implements Part {}

    /**
     * Whether a derived finding must hold.
     *
     * @param finding its code
     * @param label its short name
     * @param holds whether it does
     * @param wanted whether it must
     * @param parts what it is worked out from; empty if there is nothing to tell, if it was told before in the same rule, or if the
     *     definitions go too deep
     */
    public record Derived(State state, String finding, String label, boolean holds, boolean wanted, List<Part> parts)
            implements Part {
        public Derived {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What a developer's code must say. It cannot be taken apart; what it may read is told.
     *
     * @param name the name of the code: {@code drl(score-rises)}
     * @param holds what it says
     * @param wanted what it must say
     * @param reads the findings that it may read
     */
    public record Computed(State state, String name, boolean holds, boolean wanted, List<Read> reads) implements Part {
        public Computed {
            reads = List.copyOf(reads);
        }
    }

    /**
     * A finding that code may read.
     *
     * @param finding its code
     * @param label its short name
     * @param found the answer in words, {@code unanswered} without one, {@code unknown} if it was asked in vain
     */
    public record Read(String finding, String label, String found) {}
}
