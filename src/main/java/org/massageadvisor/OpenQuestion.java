package org.massageadvisor;

/**
 * A question to ask still, because its answer could change the advice: make it more urgent, rule something out, add a precaution, or lift
 * what stands against a massage.
 *
 * @param code the finding: {@code CHEST_PAIN}
 * @param label a short name for lists
 * @param question the question as the client reads it
 * @param core whether no massage is advised until it is answered
 * @param couldLeadTo the most urgent disposition that its answer can help to bring about, at least the present one
 * @param couldLift whether its answer can only make the disposition less urgent; such questions come last
 * @param declined whether it was asked already and the answer was "unknown"
 */
public record OpenQuestion(
        String code,
        String label,
        String question,
        boolean core,
        Disposition couldLeadTo,
        boolean couldLift,
        boolean declined) {}
