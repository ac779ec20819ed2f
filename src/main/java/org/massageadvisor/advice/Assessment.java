package org.massageadvisor.advice;

import java.util.List;
import org.massageadvisor.Recommendation;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;

/** A recommendation, and what can still come of it. Immutable. */
public final class Assessment {
    private final Recommendation recommendation;
    private final Outlook outlook;
    private final Prospect prospect;

    Assessment(Recommendation recommendation, Outlook outlook, Prospect prospect) {
        this.recommendation = recommendation;
        this.outlook = outlook;
        this.prospect = prospect;
    }

    public Recommendation recommendation() {
        return recommendation;
    }

    /** The answers on which it rests. */
    public Answers answers() {
        return outlook.answers();
    }

    Outlook outlook() {
        return outlook;
    }

    /** The questions to ask for the purposes up to this one that were not declined, the next one first. */
    public List<Candidate> toAsk(Purpose last) {
        return prospect.toAsk(last);
    }

    /** The open rules that need the answer to a question: those first that it alone can decide, then by urgency. */
    public List<Rule> rulesThatNeed(Finding question) {
        return prospect.rulesThatNeed(question);
    }
}
