package org.massageadvisor.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.massageadvisor.Generated;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Comparison;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.CoreScreen;
import org.massageadvisor.rulebook.Finding;

class VariationsTest {
    private static final Finding PAIN = finding(0, "PAIN", new AnswerType.YesNo());
    private static final Finding FEVER = finding(1, "FEVER", new AnswerType.YesNo());
    private static final Finding SCORE = finding(2, "SCORE", new AnswerType.Quantity(0, 10, "points", true));
    private static final Finding HEAT = finding(3, "HEAT", new AnswerType.Quantity(30, 45, "degrees", false));
    private static final Finding SITE = finding(4, "SITE", new AnswerType.Choice(List.of("A", "B", "C")));
    private static final Condition HURTS = new Condition.Yes(PAIN);
    private static final Condition BURNS = new Condition.Yes(FEVER);

    @Example
    void aSingleConditionIsDroppedOrNegated() {
        assertThat(texts(HURTS))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("always, instead of only with PAIN", "ALWAYS", "not PAIN instead of PAIN", "not PAIN"));
    }

    @Example
    void whatIsNotIsDroppedOrAffirmed() {
        assertThat(texts(new Condition.Not(HURTS)))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("always, instead of only with not PAIN", "ALWAYS", "PAIN instead of not PAIN", "PAIN"));
    }

    @Example
    void eachPartOfASeveralfoldConditionIsDroppedAndNegatedAtAnyDepth() {
        Condition condition = new Condition.All(
                List.of(HURTS, new Condition.Not(new Condition.Any(List.of(BURNS, new Condition.Unknown(FEVER))))));

        assertThat(texts(condition).values())
                .containsExactlyInAnyOrder(
                        "not (PAIN and not (FEVER or unknown(FEVER)))",
                        "not (FEVER or unknown(FEVER))",
                        "PAIN",
                        "not PAIN and not (FEVER or unknown(FEVER))",
                        "PAIN and (FEVER or unknown(FEVER))",
                        "PAIN and not unknown(FEVER)",
                        "PAIN and not FEVER",
                        "PAIN and not (not FEVER or unknown(FEVER))",
                        "PAIN and not (FEVER or not unknown(FEVER))");
    }

    @Example
    void aThresholdMovesByOneOrByATenthAndNeverOutOfItsRange() {
        assertThat(texts(at(SCORE, 7)))
                .containsEntry("SCORE >= 8 instead of SCORE >= 7", "SCORE >= 8")
                .containsEntry("SCORE >= 6 instead of SCORE >= 7", "SCORE >= 6");
        assertThat(texts(at(HEAT, 37.8)).values()).contains("HEAT >= 37.9", "HEAT >= 37.7");
        assertThat(texts(at(SCORE, 10)).values()).contains("SCORE >= 9").doesNotContain("SCORE >= 11");
        assertThat(texts(at(SCORE, 0)).values()).contains("SCORE >= 1").doesNotContain("SCORE >= -1");
    }

    @Example
    void oneOfSeveralChoicesIsDropped() {
        assertThat(texts(new Condition.OneOf(SITE, List.of("A", "B"))).values()).contains("SITE = A", "SITE = B");
        assertThat(texts(new Condition.OneOf(SITE, List.of("A"))).values())
                .containsExactlyInAnyOrder("ALWAYS", "not SITE = A");
    }

    @Property(tries = 500)
    void allVariationsDifferFromTheOriginalAndFromEachOther(@ForAll Random random) {
        Condition condition = new Generated(random).condition(List.of(PAIN, FEVER, SCORE, HEAT, SITE), 3);

        Set<Condition> seen = new HashSet<>(Set.of(condition));
        assertThat(Variations.of(condition)).isNotEmpty().allMatch(variation -> seen.add(variation.condition()));
    }

    private static Condition at(Finding finding, double bound) {
        return new Condition.Compare(finding, Comparison.AT_LEAST, bound);
    }

    private static Map<String, String> texts(Condition condition) {
        Map<String, String> texts = new LinkedHashMap<>();
        Variations.of(condition)
                .forEach(variation ->
                        texts.put(variation.change(), variation.condition().text()));
        return texts;
    }

    private static Finding finding(int index, String code, AnswerType type) {
        return new Finding(
                index, code, "group", code, code + "?", type, CoreScreen.NEVER, false, List.of(), List.of(), List.of());
    }
}
