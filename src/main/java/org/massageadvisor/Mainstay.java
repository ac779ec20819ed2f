package org.massageadvisor;

import java.util.List;

/**
 * Answers that hold a disposition: without them it would be less urgent, and none of them can be left out of the set. They are reasons for
 * whoever treats the client, and no hint to answer otherwise.
 *
 * @param answers the answers
 * @param without what the disposition would be if these questions had not been answered
 * @param ifNo what it would be if every yes among them were a no, and the rest not answered: for a core question the telling one, because
 *     without an answer to it no massage is advised
 */
public record Mainstay(List<Held> answers, Disposition without, Disposition ifNo) {
    public Mainstay {
        answers = List.copyOf(answers);
    }

    /**
     * One of the answers.
     *
     * @param code the finding
     * @param label its short name
     * @param answer the answer in words: {@code 165 mmHg}
     * @param fixed whether nothing can change it, such as age and history; a "no" can always change
     */
    public record Held(String code, String label, String answer, boolean fixed) {}
}
