package org.massageadvisor.interview;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.Conclusion;
import org.massageadvisor.Exclusion;
import org.massageadvisor.OpenQuestion;
import org.massageadvisor.Recommendation;
import org.massageadvisor.advice.Adviser;
import org.massageadvisor.advice.Candidate;
import org.massageadvisor.advice.Outlook;
import org.massageadvisor.advice.Purpose;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/**
 * A client being asked, one question or one checklist after the other, the one that matters most first, until no answer could change
 * anything that the interview is after. Immutable: each answer gives a new interview and leaves the old one as it was, so that any step can be
 * tried and taken back.
 *
 * <pre>{@code
 * Interview interview = advisor.interview();
 * while (interview.next().isPresent()) {
 *     OpenQuestion question = interview.next().get();
 *     interview = interview.answer(question.code(), answerOf(client, question));
 * }
 * interview.recommendation();
 * }</pre>
 *
 * <p>Its {@link #recommendation} is at each step the one that the advisor gives for its {@link #intake}.
 */
public final class Interview {
    private final Setting setting;
    private final @Nullable String id;
    private final Map<String, Answer> given;
    private final Adviser.Assessment assessment;
    private final List<Candidate> toAsk;
    private final @Nullable Interview before;

    private record Setting(Rulebook rulebook, RuleEngine engine, Adviser adviser, Purpose until) {}

    private Interview(
            Setting setting,
            @Nullable String id,
            Map<String, Answer> given,
            Outlook outlook,
            @Nullable Interview before) {
        this.setting = setting;
        this.id = id;
        this.given = Collections.unmodifiableMap(given);
        this.assessment = setting.adviser().assess(id, outlook, setting.engine().fire(outlook.answers()));
        this.toAsk = assessment.prospect().toAsk(setting.until());
        this.before = before;
    }

    /**
     * An interview of a client of whom this much is known.
     *
     * @param until the last purpose for which questions are asked
     * @throws InvalidIntakeException if an answer does not fit the vocabulary
     */
    public static Interview begin(Rulebook rulebook, RuleEngine engine, Adviser adviser, Intake intake, Purpose until) {
        Answers answers = IntakeCheck.check(intake, rulebook.vocabulary());
        Map<String, Answer> given = new LinkedHashMap<>(intake.answers());
        for (String group : intake.screened()) {
            for (Finding finding : rulebook.vocabulary().group(group)) {
                if (answers.isNo(finding) && !finding.isDerived()) {
                    given.putIfAbsent(finding.code(), Answer.Word.NO);
                }
            }
        }
        return new Interview(
                new Setting(rulebook, engine, adviser, until), intake.id(), given, adviser.outlook(answers), null);
    }

    /** The question to ask next; none if the interview is at its end. */
    public Optional<OpenQuestion> next() {
        return toAsk.stream().findFirst().map(Candidate::question);
    }

    /** What the answer to the next question is good for; none if the interview is at its end. */
    public Optional<Purpose> purpose() {
        return toAsk.stream().findFirst().map(Candidate::purpose);
    }

    /**
     * The next question together with the other yes-or-no questions of its group that bear on safety or limits, so that one look down a
     * list answers them all; the next question alone if it is not of that kind; none at the end. What hangs on other answers waits for
     * them, and what a clinician allowed is asked when everything else is known.
     */
    public List<OpenQuestion> checklist() {
        if (toAsk.isEmpty()) {
            return List.of();
        }
        Candidate next = toAsk.get(0);
        if (!(next.finding().type() instanceof AnswerType.YesNo)) {
            return List.of(next.question());
        }
        Purpose last = setting.until().compareTo(Purpose.LIMITS) > 0 ? setting.until() : Purpose.LIMITS;
        return assessment.prospect().toAsk(last).stream()
                .filter(each -> each.finding().group().equals(next.finding().group())
                        && each.finding().type() instanceof AnswerType.YesNo
                        && each.hangsOnOthers() == next.hangsOnOthers()
                        && (each.purpose() == Purpose.CLEARANCE) == (next.purpose() == Purpose.CLEARANCE))
                .map(Candidate::question)
                .toList();
    }

    /** How many questions would be asked still, if no answer changed that. */
    public int remaining() {
        return toAsk.size();
    }

    /**
     * The interview after this answer. It may be an answer to any question, not only to the next one; one that was answered is changed.
     * {@link Answer.Word#UNKNOWN} leaves the question open, but it is not asked again.
     *
     * @throws InvalidIntakeException if there is no such question or the answer does not fit; this interview stays as it is
     */
    public Interview answer(String code, Answer answer) {
        return answer(Map.of(code, answer));
    }

    /**
     * The interview after these answers, given in one step.
     *
     * @throws InvalidIntakeException if anything does not fit; this interview stays as it is
     */
    public Interview answer(Map<String, Answer> answers) {
        Answers next = IntakeCheck.add(answers, assessment.outlook().answers());
        Map<String, Answer> all = new LinkedHashMap<>(given);
        all.putAll(answers);
        return new Interview(setting, id, all, assessment.outlook().after(next, findings(answers.keySet())), this);
    }

    /**
     * The interview after the {@link #checklist} was gone through in one step: these questions yes, all others on it no.
     *
     * @throws IllegalArgumentException if the checklist has no such question, or its one question is not for yes or no
     */
    public Interview check(Collection<String> yes) {
        Set<String> left = new LinkedHashSet<>(yes);
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (OpenQuestion question : checklist()) {
            answers.put(question.code(), left.remove(question.code()) ? Answer.Word.YES : Answer.Word.NO);
        }
        if (!left.isEmpty() || answers.isEmpty()) {
            throw new IllegalArgumentException("not on the checklist: " + left + "; it has " + answers.keySet());
        }
        return answer(answers);
    }

    /** The interview without the answer to this question; the same if it was not answered. */
    public Interview takeBack(String code) {
        if (!given.containsKey(code)) {
            return this;
        }
        Map<String, Answer> all = new LinkedHashMap<>(given);
        all.remove(code);
        Finding finding = finding(code);
        Answers next =
                assessment.outlook().answers().change().unanswered(finding).build();
        return new Interview(setting, id, all, assessment.outlook().after(next, List.of(finding)), this);
    }

    /** The interview before its last step; none at its beginning. */
    public Optional<Interview> back() {
        return Optional.ofNullable(before);
    }

    /**
     * What each answer to a question would change. Numbers that lead to the same are named as one range.
     *
     * @throws InvalidIntakeException if there is no such question
     */
    public List<Consequence> consequences(String code) {
        Finding finding = finding(code);
        if (finding.type() instanceof AnswerType.Quantity type) {
            return consequences(finding, type);
        }
        List<Answer> answers = new ArrayList<>();
        if (finding.type() instanceof AnswerType.Choice choice) {
            choice.choices().forEach(each -> answers.add(new Answer.Choice(each)));
        } else {
            answers.add(Answer.Word.YES);
            answers.add(Answer.Word.NO);
        }
        return answers.stream()
                .map(answer -> new Consequence(
                        answer instanceof Answer.Choice choice ? choice.code() : ((Answer.Word) answer).word(),
                        answer,
                        answer(code, answer).recommendation()))
                .toList();
    }

    private List<Consequence> consequences(Finding finding, AnswerType.Quantity type) {
        List<Consequence> consequences = new ArrayList<>();
        @Nullable NumberRange joined = null;
        for (NumberRange range : NumberRange.of(finding, type, setting.rulebook())) {
            Answer example = new Answer.Quantity(range.example());
            Recommendation advice = answer(finding.code(), example).recommendation();
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
        return consequences;
    }

    private static boolean saysTheSame(Recommendation a, Recommendation b) {
        return a.disposition() == b.disposition()
                && a.atMost() == b.atMost()
                && a.conclusions().stream()
                        .map(Conclusion::code)
                        .toList()
                        .equals(b.conclusions().stream().map(Conclusion::code).toList())
                && a.excluded().stream()
                        .map(Exclusion::code)
                        .toList()
                        .equals(b.excluded().stream().map(Exclusion::code).toList());
    }

    /**
     * Why a question is asked: the rules that wait for its answer, those first that it alone can decide, then by urgency.
     *
     * @throws InvalidIntakeException if there is no such question
     */
    public List<Rule> why(String code) {
        return assessment.prospect().rulesThatNeed(finding(code));
    }

    /** The advice as it stands. */
    public Recommendation recommendation() {
        return assessment.recommendation();
    }

    /** Whether no further answer can make the disposition more urgent, and no core question is open. */
    public boolean isSettled() {
        return recommendation().settled();
    }

    /** What is known by now, in the order in which it was answered. */
    public Intake intake() {
        return new Intake(id, given, Set.of());
    }

    private Finding finding(String code) {
        Finding finding = setting.rulebook().vocabulary().find(code);
        if (finding == null || finding.isDerived()) {
            // The check of intakes says what is wrong with the code, and what was maybe meant.
            IntakeCheck.add(Map.of(code, Answer.Word.YES), assessment.outlook().answers());
        }
        return Objects.requireNonNull(finding, code);
    }

    private List<Finding> findings(Collection<String> codes) {
        return codes.stream().map(this::finding).toList();
    }
}
