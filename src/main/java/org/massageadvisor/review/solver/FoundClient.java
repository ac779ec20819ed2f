package org.massageadvisor.review.solver;

import org.logicng.datastructures.Assignment;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Vocabulary;

/** A client of whom something is true. */
public final class FoundClient {
    private final AnswerVariables variables;
    private final Assignment found;

    FoundClient(AnswerVariables variables, Assignment found) {
        this.variables = variables;
        this.found = found;
    }

    /** What the client answered, as far as this vocabulary knows the questions and the answers. */
    public Answers answers(Vocabulary vocabulary) {
        return variables.answers(found, vocabulary);
    }
}
