package org.massageadvisor.interview;

import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Answer;

/**
 * What an answer would make of the advice.
 *
 * @param answers the answers that would all do the same, in words: {@code no}, {@code 13 or more}
 * @param example one of them
 * @param recommendation the advice that would follow
 */
public record Consequence(String answers, Answer example, Recommendation recommendation) {}
