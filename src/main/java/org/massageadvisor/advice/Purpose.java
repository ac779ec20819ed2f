package org.massageadvisor.advice;

/** What an answer can still be good for, in the order in which questions are asked. */
public enum Purpose {
    /** It could make the disposition more urgent, or massage waits for it. */
    SAFETY,
    /** It could lift what stands against a massage. */
    CLEARANCE,
    /** It could rule something out or add a precaution. */
    LIMITS,
    /** It could change nothing but what the plan and the texts say. */
    PLAN
}
