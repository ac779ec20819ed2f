package org.massageadvisor.rulebook;

import java.util.List;

/**
 * Something that can be said about a client: one row of {@code vocabulary.csv}.
 *
 * @param index its place in the vocabulary, counted from 0
 * @param code the name that rules and intakes use: {@code FEVER_CHILLS}
 * @param group the group it is asked in: {@code red-flag}
 * @param label a short name for lists
 * @param question the question as the client reads it, empty for a derived finding
 * @param type what it can be answered with
 * @param coreScreen when it must be answered before any massage is advised
 * @param fixed whether a yes or a number cannot change: age, what once happened, a condition that stays
 * @param synonyms other words for it
 * @param icd10 prefixes of ICD-10-CM codes that mean it
 * @param snomed SNOMED CT identifiers that mean it
 */
public record Finding(
        int index,
        String code,
        String group,
        String label,
        String question,
        AnswerType type,
        CoreScreen coreScreen,
        boolean fixed,
        List<String> synonyms,
        List<String> icd10,
        List<String> snomed) {

    /** True in every case. A vocabulary may declare it; its meaning is fixed. */
    public static final String ALWAYS = "ALWAYS";

    /** True while a core safety question is unanswered. A vocabulary may declare it; its meaning follows from the core questions. */
    public static final String CORE_QUESTION_OPEN = "CORE_QUESTION_OPEN";

    /** The finding at which the core questions "if pain" begin to count. */
    public static final String ANY_PAIN = "ANY_PAIN";

    /** The group of the places that can hurt. */
    public static final String REGION = "region";

    private static final String GOAL = "goal";

    /** The group of the findings that can tell of a serious cause. */
    public static final String RED_FLAG = "red-flag";

    public Finding {
        synonyms = List.copyOf(synonyms);
        icd10 = List.copyOf(icd10);
        snomed = List.copyOf(snomed);
    }

    /** Whether it is a reason to want a massage: a place that hurts, or a goal. */
    public boolean isReasonForMassage() {
        return group.equals(REGION) || group.startsWith(GOAL);
    }

    /** Whether its meaning is fixed by the program: {@link #ALWAYS} and {@link #CORE_QUESTION_OPEN}. */
    public boolean isBuiltIn() {
        return code.equals(ALWAYS) || code.equals(CORE_QUESTION_OPEN);
    }

    public boolean isDerived() {
        return type instanceof AnswerType.Derived;
    }

    /** Two findings of one vocabulary are the same if they stand at the same place in it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Finding finding && finding.index == index && finding.code.equals(code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }

    @Override
    public String toString() {
        return code;
    }
}
