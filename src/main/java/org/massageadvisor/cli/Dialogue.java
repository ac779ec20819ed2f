package org.massageadvisor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Disposition;
import org.massageadvisor.Exclusion;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.advice.Purpose;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.interview.Consequence;
import org.massageadvisor.interview.Interview;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Printable;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** Leads an interview over lines of text: asks, reads, says what was understood, and asks again what was not. */
final class Dialogue {
    private static final int MOST_RULES = 3;
    private static final int MOST_LABELS = 3;
    private static final Set<String> ADDED =
            Set.of("referral", "prompt", "avoid", Outcome.PRECAUTION, Outcome.PRESSURE);
    private static final String HELP =
            "back takes the last answer back; why says why this is asked and what each answer would change (in a list: why 3); "
                    + "unknown leaves it open; quit ends here, with the advice so far.";

    private final Rulebook rulebook;
    private final LineReader in;
    private final PrintStream out;
    private final boolean oneByOne;

    /** How an interview came to its end. */
    record End(Interview interview, boolean inputEnded) {}

    /** @param oneByOne whether each question is asked alone, never in a list */
    Dialogue(Rulebook rulebook, InputStream in, PrintStream out, boolean oneByOne) {
        this.rulebook = rulebook;
        this.in = new LineReader(in);
        this.out = out;
        this.oneByOne = oneByOne;
    }

    /** Asks until the interview is at its end, is ended, or the input ends. */
    End lead(Interview begin) throws IOException {
        say(HELP);
        Interview interview = begin;
        boolean newQuestion = true;
        while (true) {
            boolean isEmergency = interview.recommendation().disposition() == Disposition.EMERGENCY_CARE;
            if (!isEmergency && interview.next().isEmpty()) {
                return new End(interview, false);
            }
            List<OpenQuestion> questions = isEmergency ? List.of() : questions(interview);
            if (newQuestion && !isEmergency) {
                ask(questions, interview);
            }
            prompt(
                    isEmergency
                            ? "back to correct the last answer; anything else shows the advice"
                            : allowed(questions));
            String line = in.next();
            if (line == null) {
                return new End(interview, !isEmergency);
            }
            if (isEmergency && !line.strip().equalsIgnoreCase("back")) {
                return new End(interview, false);
            }
            Reply reply = isEmergency ? new Reply.Back() : parse(line, questions);
            if (reply instanceof Reply.Quit) {
                return new End(interview, false);
            }
            Interview next = after(reply, interview);
            newQuestion = next != interview;
            interview = next;
        }
    }

    private List<OpenQuestion> questions(Interview interview) {
        List<OpenQuestion> questions = interview.checklist();
        if (oneByOne || questions.size() == 1) {
            return List.of(interview.next().orElseThrow());
        }
        return questions.stream()
                .sorted(Comparator.comparing(
                        question -> ifYes(question, interview).rank()))
                .toList();
    }

    /** The disposition that a yes would bring at once; those less urgent than safety questions are not told apart. */
    private static Disposition ifYes(OpenQuestion question, Interview interview) {
        Disposition then = interview
                .answer(question.code(), Answer.Word.YES)
                .recommendation()
                .disposition();
        return then.isMoreUrgentThan(Disposition.NEEDS_MORE_INFORMATION)
                        && then.isMoreUrgentThan(interview.recommendation().disposition())
                ? then
                : Disposition.NO_MASSAGE_NEED_IDENTIFIED;
    }

    private Reply parse(String line, List<OpenQuestion> questions) {
        return questions.size() == 1
                ? ReplyParser.toQuestion(line, questions.get(0), finding(questions.get(0)))
                : ReplyParser.toChecklist(line, questions);
    }

    private Interview after(Reply reply, Interview interview) {
        if (reply instanceof Reply.Answers given) {
            Interview next = interview.answer(given.answers());
            confirm(given.answers());
            announce(interview, next);
            return next;
        }
        if (reply instanceof Reply.Back) {
            if (interview.back().isEmpty()) {
                say("There is nothing to take back.");
            }
            return interview.back().orElse(interview);
        }
        if (reply instanceof Reply.Why why) {
            explain(why.question(), interview);
        } else if (reply instanceof Reply.NotUnderstood problem) {
            say(problem.message() + ".");
        } else {
            say(HELP);
        }
        return interview;
    }

    private void ask(List<OpenQuestion> questions, Interview interview) {
        OpenQuestion first = questions.get(0);
        out.println();
        if (questions.size() == 1) {
            say(first.question());
            say(reasonToAsk(first, interview));
            return;
        }
        say("Which of these apply? (" + finding(first).group() + ")");
        Disposition heading = Disposition.NO_MASSAGE_NEED_IDENTIFIED;
        for (int i = 0; i < questions.size(); i++) {
            OpenQuestion question = questions.get(i);
            Disposition then = ifYes(question, interview);
            if (then != heading) {
                heading = then;
                say(
                        then == Disposition.NO_MASSAGE_NEED_IDENTIFIED
                                ? "Matters for what is done, or together with other answers:"
                                : "A yes would mean: " + label(then));
            }
            out.println((i < 9 ? "  " : " ") + (i + 1) + "  " + Printable.text(question.label()));
        }
    }

    private String reasonToAsk(OpenQuestion question, Interview interview) {
        if (question.couldLift()) {
            return "Asked because it could lift what stands against a massage.";
        }
        if (question.couldLeadTo() != interview.recommendation().disposition()) {
            return "Asked because it could mean: " + label(question.couldLeadTo()) + ".";
        }
        if (question.core()) {
            return "Asked because no massage is advised before this is known.";
        }
        return interview.purpose().orElse(Purpose.PLAN) == Purpose.PLAN
                ? "Asked because it shapes the plan."
                : "Asked because it could rule something out or add a precaution.";
    }

    private String allowed(List<OpenQuestion> questions) {
        return questions.size() > 1
                ? "none, or the numbers of those that apply"
                : ReplyParser.expected(finding(questions.get(0)).type()) + ", unknown";
    }

    private void confirm(Map<String, Answer> answers) {
        List<String> said = answers.entrySet().stream()
                .filter(entry -> answers.size() == 1 || entry.getValue() != Answer.Word.NO)
                .map(entry -> label(entry.getKey()) + ": " + words(entry.getKey(), entry.getValue()))
                .toList();
        int no = answers.size() - said.size();
        String others = no == 0 ? "" : said.isEmpty() ? "none of the " + no : "; none of the other " + no;
        say("= " + String.join("; ", said) + others + ".");
    }

    private String words(String code, Answer answer) {
        if (answer instanceof Answer.Choice choice) {
            return AnswerType.Choice.text(choice.code());
        }
        if (answer instanceof Answer.Quantity quantity && finding(code).type() instanceof AnswerType.Quantity type) {
            return type.text(quantity.value());
        }
        return answer instanceof Answer.Word word ? word.word() : answer.text();
    }

    /** What has become urgent, and that nothing worse can come. */
    private void announce(Interview before, Interview now) {
        Disposition disposition = now.recommendation().disposition();
        if (disposition != before.recommendation().disposition()
                && disposition.isMoreUrgentThan(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE)) {
            out.println();
            say("!! " + label(disposition) + ". "
                    + rulebook.outcomes().get(disposition).text());
        } else if (now.isSettled() && !before.isSettled() && now.next().isPresent()) {
            out.println();
            say("Settled: " + label(disposition) + ". No further answer can make this more urgent; " + now.remaining()
                    + " more could change the details.");
        }
    }

    private void explain(OpenQuestion question, Interview interview) {
        Page page = new Page(true);
        page.paragraph(question.question());
        List<Rule> rules = interview.why(question.code());
        Set<Evidence> sources = new LinkedHashSet<>();
        for (Rule rule : rules.subList(0, Math.min(MOST_RULES, rules.size()))) {
            page.item(rule.because()
                    + rule.disposition().map(each -> " (" + label(each) + ")").orElse("") + " [" + rule.id() + "]");
            sources.addAll(rule.sources());
        }
        if (rules.size() > MOST_RULES) {
            page.item("And " + (rules.size() - MOST_RULES) + " more rules wait for this answer.");
        }
        sources.forEach(source -> page.indented(Words.evidence(source)));
        for (Consequence each : interview.consequences(question.code())) {
            page.item(each.answers() + " would mean: "
                    + label(each.recommendation().disposition())
                    + (each.recommendation().settled() ? ", settled." : ".")
                    + changes(interview.recommendation(), each.recommendation()));
        }
        out.print(page);
    }

    /** What an answer would add and rule out, in a few labels. */
    private static String changes(Recommendation now, Recommendation then) {
        List<String> added = then.conclusions().stream()
                .filter(each -> ADDED.contains(each.group())
                        && now.conclusion(each.code()).isEmpty())
                .map(Conclusion::label)
                .toList();
        List<String> before = now.excluded().stream().map(Exclusion::code).toList();
        List<String> ruledOut = then.disposition().allowsMassage()
                ? then.excluded().stream()
                        .filter(each -> !before.contains(each.code()))
                        .map(Exclusion::label)
                        .toList()
                : List.of();
        return (added.isEmpty() ? "" : " Adds: " + Words.labels(added, MOST_LABELS) + ".")
                + (ruledOut.isEmpty() ? "" : " Rules out: " + Words.labels(ruledOut, MOST_LABELS) + ".");
    }

    private Finding finding(OpenQuestion question) {
        return finding(question.code());
    }

    private Finding finding(String code) {
        return Objects.requireNonNull(rulebook.vocabulary().find(code), code);
    }

    private String label(String code) {
        return finding(code).label();
    }

    private String label(Disposition disposition) {
        return rulebook.outcomes().get(disposition).label();
    }

    private void say(String words) {
        Page page = new Page(true);
        page.paragraph(words);
        out.print(page);
    }

    private void prompt(String allowed) {
        out.print(allowed + " > ");
        out.flush();
    }
}
