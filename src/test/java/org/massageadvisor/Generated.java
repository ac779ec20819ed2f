package org.massageadvisor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Origin;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Outcomes;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/** Made-up rulebooks and clients for properties. The same random numbers give the same. */
public final class Generated {
    private static final Evidence EVIDENCE = new Evidence("T-1", "Test", "A statement.", "made up");

    private final Random random;

    public Generated(Random random) {
        this.random = random;
    }

    /** A rulebook of up to 40 rules over up to 25 findings of every type, derived ones among them. */
    public Rulebook rulebook() {
        Vocabulary vocabulary = vocabulary(5 + random.nextInt(20));
        Outcomes outcomes = outcomes();
        List<Rule> rules = new ArrayList<>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            rules.add(rule("rule-" + i, vocabulary, outcomes));
        }
        RulebookEdition edition = new RulebookEdition("generated", "1", "en", "", "", "sha256:0");
        return new Rulebook(edition, vocabulary, outcomes, Map.of(EVIDENCE.id(), EVIDENCE), rules);
    }

    private Vocabulary vocabulary(int size) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            AnswerType type =
                    switch (random.nextInt(6)) {
                        case 0 -> new AnswerType.Quantity(0, 10, "points", random.nextBoolean());
                        case 1 -> new AnswerType.Choice(List.of("A", "B", "C"));
                        default -> new AnswerType.YesNo();
                    };
            findings.add(finding(i, "F" + i, i % 3 == 0 ? "region" : "other", type));
        }
        int asked = findings.size();
        Map<String, Condition> definitions = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            String code = i == 0 ? Finding.ANY_PAIN : "D" + i;
            definitions.put(code, condition(findings, 2));
            findings.add(finding(asked + i, code, "derived", new AnswerType.Derived()));
        }
        findings.add(finding(findings.size(), Finding.ALWAYS, "derived", new AnswerType.Derived()));
        findings.add(finding(findings.size(), Finding.CORE_QUESTION_OPEN, "derived", new AnswerType.Derived()));
        return new Vocabulary(findings, definitions);
    }

    private Finding finding(int index, String code, String group, AnswerType type) {
        CoreScreen core = type instanceof AnswerType.Derived || random.nextInt(4) > 0
                ? CoreScreen.NEVER
                : random.nextBoolean() ? CoreScreen.ALWAYS : CoreScreen.IF_PAIN;
        return new Finding(
                index,
                code,
                group,
                "label of " + code,
                "Is it " + code + "?",
                type,
                core,
                index % 4 == 0,
                List.of(),
                List.of(),
                List.of());
    }

    private static Outcomes outcomes() {
        List<Outcome> all = new ArrayList<>();
        for (Disposition disposition : Disposition.values()) {
            add(all, disposition.name(), Outcome.DISPOSITION, disposition.rank(), EnumSet.of(disposition), List.of());
        }
        Set<Disposition> blocked = EnumSet.range(Disposition.EMERGENCY_CARE, Disposition.NEEDS_MORE_INFORMATION);
        Set<Disposition> massage = EnumSet.of(Disposition.MASSAGE_WITH_PRECAUTIONS, Disposition.MASSAGE_SUITABLE);
        Set<Disposition> open = EnumSet.complementOf(EnumSet.copyOf(blocked));
        add(all, "SELF_MASSAGE_OK", Outcome.SELF_MASSAGE, 3, massage, List.of());
        add(all, "SELF_MASSAGE_ASK_FIRST", Outcome.SELF_MASSAGE, 2, open, List.of());
        add(all, "SELF_MASSAGE_NOT_NOW", Outcome.SELF_MASSAGE, 1, blocked, List.of());
        add(all, "PRESSURE_LIGHT", Outcome.PRESSURE, 1, massage, List.of("TYPE_1", "TYPE_2"));
        add(all, "PRESSURE_MODERATE", Outcome.PRESSURE, 2, massage, List.of("TYPE_1"));
        add(all, "PRESSURE_FIRM", Outcome.PRESSURE, 3, massage, List.of());
        Set<Disposition> always = EnumSet.allOf(Disposition.class);
        add(all, Outcome.CONTRADICTION, "prompt", null, always, List.of());
        add(all, "REF_1", "referral", null, always, List.of());
        add(all, "AVOID_1", "avoid", null, always, List.of());
        add(all, "SAFETY_1", "safety-net", null, open, List.of());
        for (int i = 1; i <= 4; i++) {
            add(all, "TYPE_" + i, "massage-type", null, massage, List.of());
            add(all, "AREA_" + i, "area", null, massage, List.of());
            add(all, "STROKE_" + i, "stroke", null, massage, i == 4 ? List.of("STROKE_1") : List.of());
            add(all, "PREC_" + i, "precaution", null, EnumSet.allOf(Disposition.class), List.of());
        }
        return new Outcomes(all);
    }

    private static void add(
            List<Outcome> all,
            String code,
            String group,
            @Nullable Integer rank,
            Set<Disposition> shown,
            List<String> excludes) {
        all.add(new Outcome(all.size(), code, group, rank, code, "Text of " + code + ".", shown, excludes, null));
    }

    private Rule rule(String id, Vocabulary vocabulary, Outcomes outcomes) {
        Set<Outcome> gives = new LinkedHashSet<>();
        Set<Outcome> excludes = new LinkedHashSet<>();
        if (random.nextInt(12) == 0) {
            return rule(
                    id,
                    vocabulary,
                    List.of(outcomes.get(Disposition.NEEDS_MORE_INFORMATION), outcomes.get(Outcome.CONTRADICTION)),
                    List.of());
        }
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            boolean disposition = i == 0 && random.nextBoolean();
            gives.add(any(disposition ? outcomes.group(Outcome.DISPOSITION) : outcomes.all()));
        }
        if (random.nextInt(3) == 0) {
            Outcome excluded = any(outcomes.all());
            boolean lifts = excluded.code().equals(Disposition.MEDICAL_REVIEW_BEFORE_MASSAGE.name());
            boolean mayBe = excluded.rank() == null && !excluded.isProtective();
            if ((mayBe || lifts) && !gives.contains(excluded)) {
                excludes.add(excluded);
                if (lifts) {
                    gives.add(outcomes.get(Disposition.MASSAGE_WITH_PRECAUTIONS));
                }
            }
        }
        return rule(id, vocabulary, List.copyOf(gives), List.copyOf(excludes));
    }

    private Rule rule(String id, Vocabulary vocabulary, List<Outcome> gives, List<Outcome> excludes) {
        return new Rule(
                id,
                condition(vocabulary.findings(), 3),
                gives,
                excludes,
                "Because of " + id + ".",
                List.of(EVIDENCE),
                "",
                Origin.line("generated.csv", 1));
    }

    /** A condition over these findings, nested up to {@code depth} deep. */
    public Condition condition(List<Finding> findings, int depth) {
        switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> {
                return new Condition.Not(condition(findings, depth - 1));
            }
            case 2 -> {
                return new Condition.All(operands(findings, depth));
            }
            case 3 -> {
                return new Condition.Any(operands(findings, depth));
            }
            default -> {
                return leaf(any(findings));
            }
        }
    }

    private List<Condition> operands(List<Finding> findings, int depth) {
        List<Condition> operands = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            operands.add(condition(findings, depth - 1));
        }
        return operands;
    }

    private Condition leaf(Finding finding) {
        if (!finding.isDerived() && random.nextInt(6) == 0) {
            return new Condition.Unknown(finding);
        }
        if (finding.type() instanceof AnswerType.Quantity) {
            return new Condition.Compare(finding, any(List.of(Comparison.values())), random.nextInt(11));
        }
        if (finding.type() instanceof AnswerType.Choice choice) {
            return new Condition.OneOf(
                    finding, random.nextBoolean() ? List.of(any(choice.choices())) : List.of("A", "C"));
        }
        return !finding.isDerived() && random.nextInt(4) == 0 ? new Condition.No(finding) : new Condition.Yes(finding);
    }

    /** A client who answered some of the questions. */
    public Intake intake(Vocabulary vocabulary) {
        Intake.Builder intake = Intake.builder("client-" + random.nextInt(1000));
        List<Finding> findings = new ArrayList<>(vocabulary.findings());
        Collections.shuffle(findings, random);
        double answered = random.nextDouble();
        for (Finding finding : findings) {
            if (!finding.isDerived() && random.nextDouble() < answered) {
                intake.answer(finding.code(), answer(finding));
            }
        }
        for (String group : vocabulary.groups()) {
            boolean askable =
                    vocabulary.group(group).stream().anyMatch(finding -> finding.type() instanceof AnswerType.YesNo);
            if (askable && random.nextInt(4) == 0) {
                intake.screened(group);
            }
        }
        return intake.build();
    }

    /** The same client, who has answered every other question too. */
    public Answers completion(Answers answers) {
        Answers.Builder all = new Answers.Builder(answers.vocabulary());
        for (Finding finding : answers.vocabulary().findings()) {
            if (!finding.isDerived()) {
                boolean given = answers.isAnswered(finding);
                if (finding.type() instanceof AnswerType.Quantity range) {
                    all.number(finding, given ? answers.number(finding) : number(range));
                } else if (finding.type() instanceof AnswerType.Choice choice) {
                    all.choice(finding, given ? answers.choice(finding) : any(choice.choices()));
                } else if (given ? answers.isYes(finding) : random.nextBoolean()) {
                    all.yes(finding);
                } else {
                    all.no(finding);
                }
            }
        }
        return all.build();
    }

    /** A client who has answered every question. */
    public Intake fullIntake(Vocabulary vocabulary) {
        Answers none = new Answers.Builder(vocabulary).build();
        return intakeOf(completion(none));
    }

    /** The answers as an intake; declined questions are left out. */
    public static Intake intakeOf(Answers answers) {
        Map<String, Answer> all = new LinkedHashMap<>();
        for (Finding finding : answers.vocabulary().findings()) {
            if (!finding.isDerived() && answers.isAnswered(finding)) {
                Answer answer;
                if (finding.type() instanceof AnswerType.Quantity) {
                    answer = new Answer.Quantity(answers.number(finding));
                } else if (finding.type() instanceof AnswerType.Choice) {
                    answer = new Answer.Choice(answers.choice(finding));
                } else {
                    answer = answers.isYes(finding) ? Answer.Word.YES : Answer.Word.NO;
                }
                all.put(finding.code(), answer);
            }
        }
        return new Intake(null, all, Set.of());
    }

    /** A client of the built-in rulebook of 40 who has answered every question: one region aches, and nothing else is the matter. */
    public Intake healthy(Vocabulary vocabulary) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Finding finding : vocabulary.findings()) {
            if (finding.type() instanceof AnswerType.YesNo) {
                answers.put(finding.code(), Answer.Word.NO);
            } else if (!finding.isDerived()) {
                answers.put(finding.code(), answer(finding));
            }
        }
        answers.put("AGE_YEARS", new Answer.Quantity(40));
        answers.put("PAIN_SCORE", new Answer.Quantity(3));
        answers.put("PAIN_DURATION_WEEKS", new Answer.Quantity(2));
        answers.put("SYSTOLIC_BP", new Answer.Quantity(120));
        answers.put("DIASTOLIC_BP", new Answer.Quantity(75));
        answers.put("SORENESS_AFTER_DAYS", new Answer.Quantity(0));
        answers.put("SESSION_MINUTES_AVAILABLE", new Answer.Quantity(45));
        answers.remove("TRIMESTER");
        answers.put(any(vocabulary.group("region")).code(), Answer.Word.YES);
        return new Intake(null, answers, Set.of());
    }

    private double number(AnswerType.Quantity range) {
        double value = range.min() + random.nextInt((int) (range.max() - range.min()) + 1);
        return range.whole() || value == range.max() ? value : value + 0.5;
    }

    /** A client of the built-in rulebook with all core questions answered and little else the matter. */
    public Intake nearlyHealthy(Vocabulary vocabulary) {
        Map<String, Answer> answers = new HashMap<>();
        for (Finding finding : vocabulary.findings()) {
            if (finding.coreScreen() != CoreScreen.NEVER) {
                answers.put(
                        finding.code(), finding.type() instanceof AnswerType.YesNo ? Answer.Word.NO : answer(finding));
            }
        }
        answers.put("PAIN_SCORE", new Answer.Quantity(random.nextInt(8)));
        answers.put("PAIN_DURATION_WEEKS", new Answer.Quantity(random.nextInt(15)));
        answers.put("AGE_YEARS", new Answer.Quantity(16 + random.nextInt(65)));
        int more = 1 + random.nextInt(5);
        for (int i = 0; i < more; i++) {
            Finding finding = any(vocabulary.findings());
            if (!finding.isDerived() && !answers.containsKey(finding.code())) {
                answers.put(
                        finding.code(), finding.type() instanceof AnswerType.YesNo ? Answer.Word.YES : answer(finding));
            }
        }
        answers.put(any(vocabulary.group("region")).code(), Answer.Word.YES);
        return new Intake("nearly-healthy", answers, Set.of());
    }

    private Answer answer(Finding finding) {
        if (random.nextInt(10) == 0) {
            return Answer.Word.UNKNOWN;
        }
        if (finding.type() instanceof AnswerType.Quantity range) {
            return new Answer.Quantity(number(range));
        }
        if (finding.type() instanceof AnswerType.Choice choice) {
            return new Answer.Choice(any(choice.choices()));
        }
        return random.nextBoolean() ? Answer.Word.YES : Answer.Word.NO;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
