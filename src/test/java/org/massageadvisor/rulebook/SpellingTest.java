package org.massageadvisor.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.massageadvisor.reading.BuiltInRulebook;

/** What is offered as maybe meant could have been meant. */
class SpellingTest {
    private static final Rulebook BUILT_IN = BuiltInRulebook.load();
    private static final List<String> CODES = List.copyOf(
            BUILT_IN.vocabulary().findings().stream().map(Finding::code).toList());

    static Stream<String> codes() {
        return CODES.stream();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void aCodeWithOneSlipOfTheKeyboardIsMeant(String code) {
        for (String slip : slips(code)) {
            boolean isOther = CODES.contains(slip) || isNegation(slip, code) || isOpposite(slip);
            if (!isOther) {
                assertThat(BUILT_IN.vocabulary().suggest(slip)).as(slip).isEqualTo(code);
            }
        }
    }

    /** Whoever wrote CANCER_NO for CANCER_NOW is told nothing: it could have been a negation. */
    private static boolean isNegation(String slip, String code) {
        return !Spelling.mayStandFor(code, slip);
    }

    /** As near to the code that says the opposite. */
    private static boolean isOpposite(String slip) {
        return List.of("NCONTROLLED_HYPERTENSION", "UCONTROLLED_HYPERTENSION").contains(slip);
    }

    /** Two neighbours swapped, a letter dropped, a letter twice, hyphens for underscores, small letters. */
    private static List<String> slips(String code) {
        List<String> slips = new ArrayList<>(List.of(code.replace('_', '-'), code.toLowerCase(Locale.ROOT)));
        for (int i = 0; i < code.length(); i++) {
            slips.add(code.substring(0, i) + code.substring(i + 1));
            slips.add(code.substring(0, i) + code.charAt(i) + code.substring(i));
            if (i > 0) {
                slips.add(code.substring(0, i - 1) + code.charAt(i) + code.charAt(i - 1) + code.substring(i + 1));
            }
        }
        return slips;
    }

    @Provide
    Arbitrary<String> phrases() {
        List<String> words = Stream.concat(
                        CODES.stream().flatMap(code -> Arrays.stream(code.split("_", -1))),
                        Stream.of("count", "contains", "between", "comment", "at", "least", "of", "is", "maybe"))
                .distinct()
                .toList();
        return Arbitraries.of(words).list().ofMinSize(1).ofMaxSize(4).map(picked -> String.join("_", picked));
    }

    @Property(tries = 3000)
    void whatIsOfferedHasTheSameWordsOrOneSlipInEach(@ForAll("phrases") String written) {
        String offered = Spelling.nearest(written, CODES);
        if (offered != null) {
            List<String> words = words(written);
            List<String> others = words(offered);
            boolean isSameSet = Set.copyOf(words).equals(Set.copyOf(others));
            int changed = Math.abs(written.length() - offered.length());
            assertThat(isSameSet || changed <= 1 + written.length() / 7)
                    .as(written + " -> " + offered)
                    .isTrue();
            assertThat(others).as(written + " -> " + offered).hasSizeBetween(words.size(), words.size() + 1);
        }
    }

    private static List<String> words(String name) {
        return List.of(name.toUpperCase(Locale.ROOT).split("_", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "LOWER_BCAK_PIAN, LOWER_BACK_PAIN",
        "BACK_PAIN_LOWER, LOWER_BACK_PAIN",
        "pain lower back, LOWER_BACK_PAIN",
        "LOWERBACK_PAIN,  LOWER_BACK_PAIN",
        "UPPER_BACK_PAIN, ",
        "OTHER_BACK,      ",
        "PAIN,            ",
        "BACK_PAIN,       ",
        "LOWER,           ",
        "count,           ",
        "HYPERTENSION,    ",
        "HYPERTENSIONS,   ",
        "CONTROL,         ",
        "TRIMESTER_2,     ",
        "NO_LOWER_BACK_PAIN, ",
        "NOT_CONTROLLED_HYPERTENSION, ",
    })
    void aWordMoreOrLessIsSomethingElse(String written, String meant) {
        List<String> known =
                List.of("LOWER_BACK_PAIN", "NECK_PAIN", "HYPOTENSION", "CONTROLLED_HYPERTENSION", "TRIMESTER_3");

        assertThat(Spelling.nearest(written, known)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"ARM_PAINS, ", "ARMS_PAIN, ARMS_PAIN"})
    void ofTwoThatComeAsNearNeitherIsOffered(String written, String meant) {
        assertThat(Spelling.nearest(written, List.of("ARM_PAIN", "ARM_PAINT", "ARMS_PAIN")))
                .isEqualTo(meant);
    }
}
