package org.massageadvisor.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;

/**
 * The client at hand, as rules given as DRL text see it: the one fact in their session. Nothing can be changed through it.
 *
 * <p>Only findings that a rule of the text {@code @asks} for can be read, each in the way of its type; anything else is an error, because
 * the advisor must know what to ask.
 */
public final class Client {
    private final Answers answers;
    private final Map<String, Finding> asked;

    Client(Answers answers, Map<String, Finding> asked) {
        this.answers = answers;
        this.asked = asked;
    }

    /** Whether the client answered yes; for a derived finding, whether it holds. */
    public boolean isYes(String code) {
        return answers.isYes(finding("isYes", code));
    }

    /** Whether the client answered no, which not having answered is not; for a derived finding, whether it does not hold. */
    public boolean isNo(String code) {
        return answers.isNo(finding("isNo", code));
    }

    /** Whether there is an answer other than "unknown"; always true for a derived finding. */
    public boolean isAnswered(String code) {
        return answers.isAnswered(finding("isAnswered", code));
    }

    /** The number answered; not-a-number, for which every comparison is false, if there is none. */
    public double number(String code) {
        Finding finding = finding("number", code);
        return answers.isAnswered(finding) ? answers.number(finding) : Double.NaN;
    }

    /** The choice answered; empty, which no choice is, if there is none. */
    public String choice(String code) {
        Finding finding = finding("choice", code);
        return answers.isAnswered(finding) ? answers.choice(finding) : "";
    }

    private Finding finding(String method, String code) {
        Finding finding = asked.get(code);
        if (finding == null) {
            throw new IllegalArgumentException(unasked(code));
        }
        String misfit = misfit(method, finding);
        if (misfit != null) {
            throw new IllegalArgumentException(misfit);
        }
        return finding;
    }

    /** What to say of a finding that no rule asks for. */
    static String unasked(String code) {
        return code + " is read, but no rule of the text asks for it; add it to @asks";
    }

    /** What is wrong with reading a finding by one of these methods; null if nothing is. */
    static @Nullable String misfit(String method, Finding finding) {
        boolean fits =
                switch (method) {
                    case "isAnswered" -> true;
                    case "number" -> finding.type() instanceof AnswerType.Quantity;
                    case "choice" -> finding.type() instanceof AnswerType.Choice;
                    default -> finding.type() instanceof AnswerType.YesNo || finding.isDerived();
                };
        return fits
                ? null
                : method + "(\"" + finding.code() + "\") cannot be read: " + finding.code() + " takes "
                        + finding.type().expected();
    }

    /** The codes of all findings reported, for messages. */
    @Override
    public String toString() {
        return "Client" + answers;
    }
}
