package org.massageadvisor.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Numbers;

/** A client's answers as they are written down. */
public final class WorkedClientText {
    private WorkedClientText() {}

    /** One intake of what a client answered to the questions of one vocabulary or several, in their order; what was not answered is left out. */
    public static Intake intake(List<Answers> answers) {
        Intake.Builder intake = Intake.builder();
        Set<String> answered = new HashSet<>();
        for (Answers each : answers) {
            for (Finding finding : each.vocabulary().findings()) {
                if (!finding.isDerived() && each.isAnswered(finding) && answered.add(finding.code())) {
                    intake.answer(finding.code(), answer(finding, each));
                }
            }
        }
        return intake.build();
    }

    private static Answer answer(Finding finding, Answers answers) {
        if (finding.type() instanceof AnswerType.Quantity) {
            return new Answer.Quantity(answers.number(finding));
        }
        if (finding.type() instanceof AnswerType.Choice) {
            return new Answer.Choice(answers.choice(finding));
        }
        return answers.isNo(finding) ? Answer.Word.NO : Answer.Word.YES;
    }

    /** As in the column {@code answers} of a worked client: {@code LOWER_BACK_PAIN; PAIN_SCORE=4; FEVER_CHILLS=no}. */
    public static String answers(Intake intake) {
        return intake.answers().isEmpty()
                ? "no answers"
                : intake.answers().entrySet().stream()
                        .map(each -> each.getKey() + value(each.getValue()))
                        .collect(Collectors.joining("; "));
    }

    private static String value(Answer answer) {
        if (answer instanceof Answer.Quantity quantity) {
            return "=" + Numbers.text(quantity.value());
        }
        if (answer instanceof Answer.Choice choice) {
            return "=" + choice.code();
        }
        return answer == Answer.Word.YES ? "" : "=" + ((Answer.Word) answer).word();
    }
}
