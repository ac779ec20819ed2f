package org.massageadvisor.review;

/** What can be changed in a rule or in a derived finding, the more harmful first. */
public enum MutationKind {
    /** The rule is missing. */
    RULE_DROPPED,
    /** A part of the condition is missing, or the whole of it, so that it always holds. */
    PART_DROPPED,
    /** A part of the condition is turned into its opposite. */
    PART_NEGATED,
    /** A number is compared with a bound one step higher or lower. */
    THRESHOLD_MOVED,
    /** An outcome is neither asked for nor excluded any more. */
    OUTCOME_DROPPED
}
