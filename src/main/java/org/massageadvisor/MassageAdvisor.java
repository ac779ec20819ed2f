package org.massageadvisor;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.advice.Adviser;
import org.massageadvisor.advice.Explainer;
import org.massageadvisor.advice.Purpose;
import org.massageadvisor.engine.Client;
import org.massageadvisor.engine.RuleEngine;
import org.massageadvisor.engine.TrustedDrl;
import org.massageadvisor.engine.TrustedDrlException;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.IntakeCheck;
import org.massageadvisor.intake.InvalidIntakeException;
import org.massageadvisor.interview.Interview;
import org.massageadvisor.reading.BuiltInRulebook;
import org.massageadvisor.reading.CodedRules;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.table.InvalidRulebookException;
import org.massageadvisor.table.TableSource;

/**
 * Turns intakes into recommendations. Build it once: reading a rulebook takes a fraction of a second, advice well under a millisecond. Safe
 * for any number of threads.
 */
public final class MassageAdvisor {
    private final Rulebook rulebook;
    private final RuleEngine engine;
    private final Adviser adviser;
    private final Explainer explainer;

    private MassageAdvisor(Rulebook rulebook) {
        this.rulebook = rulebook;
        this.engine = RuleEngine.build(rulebook);
        this.adviser = new Adviser(rulebook);
        this.explainer = new Explainer(rulebook, answers -> adviser.disposition(answers, engine.fire(answers)));
    }

    /** An advisor on the rulebook that the library carries. */
    public static MassageAdvisor builtIn() {
        return new MassageAdvisor(BuiltInRulebook.load());
    }

    /**
     * An advisor on the rulebook in this folder of CSV tables, or in this workbook.
     *
     * @throws InvalidRulebookException if anything in it is wrong; it names every problem and its place, and nothing is loaded in part
     */
    public static MassageAdvisor load(Path rules) {
        return new MassageAdvisor(RulebookReader.read(TableSource.at(rules)));
    }

    /** An advisor on a rulebook at hand. */
    public static MassageAdvisor of(Rulebook rulebook) {
        return new MassageAdvisor(rulebook);
    }

    /**
     * An advisor with rules beside those of the tables that a developer wrote as DRL text, for what tables cannot say.
     *
     * <p><b>DRL text is code.</b> It runs with all rights of this program, now and at each advice, and nothing holds it back: pass only text that you
     * trust like your own. It needs {@code org.drools:drools-mvel} and {@code org.drools:drools-ecj} on the class path, which this library does not bring.
     *
     * <pre>{@code
     * import org.massageadvisor.engine.Client
     * rule "score-doubled"
     *     @then("POSTPONE_MASSAGE; REF_GP_ROUTINE; !TYPE_THAI")
     *     @because("The pain has doubled since last time, which someone should look at before a massage.")
     *     @source("G-17")
     *     @asks("PAIN_SCORE; PAIN_SCORE_LAST_TIME")
     * when
     *     Client( number("PAIN_SCORE") >= 2 * number("PAIN_SCORE_LAST_TIME") )
     * then
     * end
     * }</pre>
     *
     * <p>{@code @then}, {@code @because}, {@code @source} and {@code @note} are written and checked as in a rule table; {@code @asks} names the findings that the rule reads
     * through {@link Client}. Until all that the text asks for is answered, its rules are open: the advice is not settled, and they are asked.
     *
     * @param name how messages and reasons call the text: {@code extra.drl}
     * @throws InvalidRulebookException if anything in it is wrong; it names every problem and its line
     * @throws TrustedDrlException if one of these is missing
     */
    public MassageAdvisor withTrustedDrl(String name, String drl) {
        TrustedDrl text = TrustedDrl.compile(name, drl);
        CodedRules coded = new CodedRules(rulebook, name);
        text.rules().forEach(rule -> coded.rule(rule.line(), rule.name(), rule.annotations()));
        text.faults(coded.asked()).forEach(fault -> coded.fault(fault.line(), fault.message()));
        Rulebook larger = coded.rulebookWith(drl, text.conditions(coded.asked()));
        try {
            text.tryOut(coded.asked(), rulebook.vocabulary());
        } catch (TrustedDrlException e) {
            throw coded.refused(e.reason());
        }
        return new MassageAdvisor(larger);
    }

    /** The rulebook: its questions for an intake form, its outcomes, its evidence. */
    public Rulebook rulebook() {
        return rulebook;
    }

    /**
     * The advice for one client.
     *
     * @throws InvalidIntakeException if an answer does not fit the vocabulary; it names every problem
     */
    public Recommendation advise(Intake intake) {
        return advise(intake.id(), IntakeCheck.check(intake, rulebook.vocabulary()));
    }

    private Recommendation advise(@Nullable String intakeId, Answers answers) {
        return adviser.advise(intakeId, answers, engine.fire(answers));
    }

    /**
     * Why an outcome is in force for a client, or why not: each rule that could give it with its conditions, what rules it out or goes
     * before it, and, for the disposition, which answers hold it.
     *
     * @param outcome the code of the outcome: {@code TYPE_DEEP_TISSUE}
     * @throws IllegalArgumentException if the rulebook has no such outcome; it says which one was maybe meant
     * @throws InvalidIntakeException if an answer does not fit the vocabulary
     */
    public Explanation explain(Intake intake, String outcome) {
        Outcome known = rulebook.outcomes().find(Objects.requireNonNull(outcome, "outcome"));
        if (known == null) {
            throw new IllegalArgumentException("unknown outcome " + outcome
                    + Spelling.maybe(rulebook.outcomes().suggest(outcome)));
        }
        Answers answers = IntakeCheck.check(intake, rulebook.vocabulary());
        return explainer.explain(known, advise(intake.id(), answers), answers);
    }

    /**
     * Why what should happen with this client should happen, and which answers hold that.
     *
     * @throws InvalidIntakeException if an answer does not fit the vocabulary
     */
    public Explanation explain(Intake intake) {
        Answers answers = IntakeCheck.check(intake, rulebook.vocabulary());
        Recommendation advice = advise(intake.id(), answers);
        return explainer.explain(rulebook.outcomes().get(advice.disposition()), advice, answers);
    }

    /** An interview of a client of whom nothing is known, up to the last question that bears on safety and limits. */
    public Interview interview() {
        return interview(Intake.builder().build(), Purpose.LIMITS);
    }

    /**
     * An interview of a client of whom this much is known.
     *
     * @param until the last purpose for which questions are asked: {@link Purpose#CLEARANCE} ends when the disposition is certain,
     *     {@link Purpose#LIMITS} when no exclusion and no precaution can be added, {@link Purpose#PLAN} when no conclusion can change any more; both as long as massage is possible
     * @throws InvalidIntakeException if an answer does not fit the vocabulary
     */
    public Interview interview(Intake intake, Purpose until) {
        return Interview.begin(rulebook, engine, adviser, intake, until);
    }
}
