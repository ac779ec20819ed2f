package org.massageadvisor.review.solver;

/**
 * Any client whatsoever who may have answered one question otherwise, or not at all.
 *
 * @param advice the advice for this client
 * @param restIsSame that every other question has the same answer
 */
public record OtherAnswer(AdviceModel advice, Claim restIsSame) {}
