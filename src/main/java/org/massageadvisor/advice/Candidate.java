package org.massageadvisor.advice;

import org.massageadvisor.OpenQuestion;
import org.massageadvisor.rulebook.Finding;

/**
 * A question that is still worth asking.
 *
 * @param purpose the first purpose that it serves
 * @param hangsOnOthers whether no answer to it changes anything until another question is answered
 */
public record Candidate(Finding finding, OpenQuestion question, Purpose purpose, boolean hangsOnOthers) {}
