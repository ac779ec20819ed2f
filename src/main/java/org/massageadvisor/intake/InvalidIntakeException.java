package org.massageadvisor.intake;

import java.util.ArrayList;
import java.util.List;

/** An intake cannot be used. It names everything that is wrong: what was found, where, and what was expected. */
public final class InvalidIntakeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> problems;

    /** @param problems one sentence each, led by its place: {@code answers.FEVR: unknown finding; maybe FEVER_CHILLS} */
    public InvalidIntakeException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = new ArrayList<>(problems);
    }

    /** All problems, one sentence each, led by its place in the intake. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
