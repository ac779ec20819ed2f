package org.massageadvisor.review.diff;

import java.util.ArrayList;
import java.util.List;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Vocabulary;

/** Who a client is, in a sentence or two. */
final class ClientStory {
    private static final int MOST_NAMED = 3;

    private final List<Vocabulary> vocabularies;

    /** @param vocabularies where the words for the answers are looked up, in this order */
    ClientStory(List<Vocabulary> vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** {@code A client reports "Fever or chills", and says no to "Chest pain". Nothing else was asked.} */
    String of(Intake intake) {
        List<String> reports = new ArrayList<>();
        List<String> denials = new ArrayList<>();
        intake.answers().forEach((code, answer) -> {
            Finding finding = find(code, answer);
            if (answer == Answer.Word.NO) {
                denials.add(quoted(finding));
            } else {
                reports.add(quoted(finding) + value(finding, answer));
            }
        });
        if (reports.isEmpty() && denials.isEmpty()) {
            return "A client of whom nothing is known yet.";
        }
        String says = denials.isEmpty() ? "" : "says no to " + noes(denials);
        return "A client " + (reports.isEmpty() ? "" : "reports " + list(reports))
                + (reports.isEmpty() || denials.isEmpty() ? "" : ", and ") + says + ". Nothing else was asked.";
    }

    private Finding find(String code, Answer answer) {
        for (Vocabulary vocabulary : vocabularies) {
            Finding finding = vocabulary.find(code);
            if (finding != null && !finding.isDerived() && isOfItsKind(answer, finding.type())) {
                return finding;
            }
        }
        throw new IllegalArgumentException(code + " is no question of the rulebooks");
    }

    private static boolean isOfItsKind(Answer answer, AnswerType type) {
        return (answer instanceof Answer.Quantity) == (type instanceof AnswerType.Quantity)
                && (answer instanceof Answer.Choice) == (type instanceof AnswerType.Choice);
    }

    private static String quoted(Finding finding) {
        return '"' + finding.label() + '"';
    }

    private static String value(Finding finding, Answer answer) {
        if (answer instanceof Answer.Quantity quantity && finding.type() instanceof AnswerType.Quantity type) {
            return " " + type.text(quantity.value());
        }
        return answer instanceof Answer.Choice choice ? " " + AnswerType.Choice.text(choice.code()) : "";
    }

    private static String noes(List<String> denials) {
        return denials.size() > MOST_NAMED ? denials.size() + " questions" : list(denials);
    }

    private static String list(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
