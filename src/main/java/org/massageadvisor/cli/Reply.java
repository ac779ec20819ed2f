package org.massageadvisor.cli;

import java.util.Map;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.intake.Answer;

/** What somebody typed when asked. */
sealed interface Reply {
    /** Answers to some or all of the questions. */
    record Answers(Map<String, Answer> answers) implements Reply {}

    /** Take the last step back. */
    record Back() implements Reply {}

    /** End here. */
    record Quit() implements Reply {}

    /** Say what can be typed. */
    record Help() implements Reply {}

    /** Say why this is asked, and what each answer would change. */
    record Why(OpenQuestion question) implements Reply {}

    /** Nothing that fits; the message says what would. */
    record NotUnderstood(String message) implements Reply {}
}
