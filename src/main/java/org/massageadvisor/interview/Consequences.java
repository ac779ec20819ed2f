package org.massageadvisor.interview;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Exclusion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.NumberRange;
import org.massageadvisor.rulebook.Rulebook;

/** Tries every answer to a question that the rules can tell from the others. */
final class Consequences {
    private Consequences() {}

    /** @param adviceAfter the advice that would follow an answer */
    static List<Consequence> of(Finding finding, Rulebook rulebook, Function<Answer, Recommendation> adviceAfter) {
        List<Consequence> consequences = new ArrayList<>();
        if (finding.type() instanceof AnswerType.Quantity type) {
            numbers(finding, type, rulebook, adviceAfter, consequences);
        } else if (finding.type() instanceof AnswerType.Choice type) {
            for (String choice : type.choices()) {
                Answer answer = new Answer.Choice(choice);
                consequences.add(new Consequence(AnswerType.Choice.text(choice), answer, adviceAfter.apply(answer)));
            }
        } else {
            for (Answer.Word word : List.of(Answer.Word.YES, Answer.Word.NO)) {
                consequences.add(new Consequence(word.word(), word, adviceAfter.apply(word)));
            }
        }
        return consequences;
    }

    private static void numbers(
            Finding finding,
            AnswerType.Quantity type,
            Rulebook rulebook,
            Function<Answer, Recommendation> adviceAfter,
            List<Consequence> consequences) {
        @Nullable NumberRange joined = null;
        for (NumberRange range : NumberRange.of(finding, type, rulebook)) {
            Answer example = new Answer.Quantity(range.example());
            Recommendation advice = adviceAfter.apply(example);
            int last = consequences.size() - 1;
            if (joined != null && saysTheSame(consequences.get(last).recommendation(), advice)) {
                joined = joined.join(range);
                Consequence first = consequences.get(last);
                consequences.set(last, new Consequence(joined.text(type), first.example(), first.recommendation()));
            } else {
                joined = range;
                consequences.add(new Consequence(range.text(type), example, advice));
            }
        }
    }

    /** Whether two pieces of advice are the same to whoever follows them, for whatever reasons. */
    private static boolean saysTheSame(Recommendation a, Recommendation b) {
        return a.disposition() == b.disposition()
                && a.settled() == b.settled()
                && a.atMost() == b.atMost()
                && a.selfMassage() == b.selfMassage()
                && Objects.equals(a.plan(), b.plan())
                && codes(a).equals(codes(b))
                && excluded(a).equals(excluded(b));
    }

    private static List<String> codes(Recommendation advice) {
        return advice.conclusions().stream().map(Conclusion::code).toList();
    }

    private static List<String> excluded(Recommendation advice) {
        return advice.excluded().stream().map(Exclusion::code).toList();
    }
}
