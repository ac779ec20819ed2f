package org.massageadvisor.interview;

import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Answer;

/**
 * What an answer would make of the advice.
 *
 * @param inWords the answers that would all do the same: {@code no}, {@code 13 or more}
 * @param example one of them
 * @param recommendation the advice that would follow the example; that of the others may name other rules as reasons
 */
public record Consequence(String inWords, Answer example, Recommendation recommendation) {}
