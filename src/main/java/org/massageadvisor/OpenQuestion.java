package org.massageadvisor;

/**
 * A question to ask still.
 *
 * @param code the finding: {@code CHEST_PAIN}
 * @param label a short name for lists
 * @param question the question as the client reads it
 * @param core whether no massage is advised until it is answered
 * @param couldLeadTo the most urgent disposition that its answer can help to bring about, at least the present one
 */
public record OpenQuestion(String code, String label, String question, boolean core, Disposition couldLeadTo) {}
