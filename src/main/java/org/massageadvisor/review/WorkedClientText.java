package org.massageadvisor.review;

import java.util.StringJoiner;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Numbers;

/** A client's answers as they are written into the column {@code answers} of a worked client. */
final class WorkedClientText {
    private WorkedClientText() {}

    /** {@code LOWER_BACK_PAIN; PAIN_SCORE=4; FEVER_CHILLS=no}; what was not answered is left out. */
    static String answers(Answers answers) {
        StringJoiner text = new StringJoiner("; ");
        for (Finding finding : answers.vocabulary().findings()) {
            if (!finding.isDerived() && answers.isAnswered(finding)) {
                text.add(finding.code() + value(finding, answers));
            }
        }
        return text.length() == 0 ? "no answers" : text.toString();
    }

    private static String value(Finding finding, Answers answers) {
        if (finding.type() instanceof AnswerType.Quantity) {
            return "=" + Numbers.text(answers.number(finding));
        }
        if (finding.type() instanceof AnswerType.Choice) {
            return "=" + answers.choice(finding);
        }
        return answers.isNo(finding) ? "=no" : "";
    }
}
