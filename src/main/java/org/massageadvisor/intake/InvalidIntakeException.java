package org.massageadvisor.intake;

import java.util.ArrayList;
import java.util.List;

/** An intake cannot be used. It names everything that is wrong: what was found, where, and what was expected. */
public final class InvalidIntakeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final int MOST = 100;
    private static final int LONGEST = 1_000;

    private final ArrayList<String> problems;

    /**
     * Names the first hundred problems, and counts the others.
     *
     * @param problems one sentence each, led by its place: {@code answers.FEVR: unknown finding; maybe FEVER_CHILLS}
     */
    public InvalidIntakeException(List<String> problems) {
        super(String.join("\n", first(problems)));
        this.problems = new ArrayList<>(first(problems));
    }

    private static List<String> first(List<String> problems) {
        List<String> first = new ArrayList<>();
        for (String problem : problems.subList(0, Math.min(MOST, problems.size()))) {
            first.add(problem.length() <= LONGEST ? problem : problem.substring(0, LONGEST) + "...");
        }
        if (problems.size() > MOST) {
            first.add("and " + (problems.size() - MOST) + " more problems; mend these first");
        }
        return first;
    }

    /** The problems, one sentence each, led by its place in the intake. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
