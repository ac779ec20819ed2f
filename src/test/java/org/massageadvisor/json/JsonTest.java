package org.massageadvisor.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.massageadvisor.Generated;
import org.massageadvisor.MassageAdvisor;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.intake.InvalidIntakeException;

class JsonTest {
    private static final MassageAdvisor ADVISOR = MassageAdvisor.builtIn();

    @Property(tries = 500)
    void anIntakeWrittenAndReadAgainIsTheSame(@ForAll Random random) {
        Intake intake = new Generated(random).intake(ADVISOR.rulebook().vocabulary());

        assertThat(IntakeJson.read(IntakeJson.write(intake))).isEqualTo(intake);
        assertThat(IntakeJson.write(IntakeJson.read(IntakeJson.write(intake)))).isEqualTo(IntakeJson.write(intake));
    }

    @Property(tries = 200)
    void aRecommendationReadAsJsonAndWrittenAgainIsTheSame(@ForAll Random random) throws IOException {
        Generated generated = new Generated(random);
        String json = RecommendationJson.write(
                ADVISOR.advise(generated.nearlyHealthy(ADVISOR.rulebook().vocabulary())));
        StringWriter again = new StringWriter();
        try (JsonParser parser = IntakeJson.FACTORY.createParser(json);
                JsonGenerator generator = IntakeJson.FACTORY.createGenerator(again)) {
            parser.nextToken();
            generator.copyCurrentStructure(parser);
            assertThat(parser.nextToken()).isNull();
        }

        assertThat(again).hasToString(json);
        assertThat(json).doesNotContain("\n");
    }

    @Test
    void everyFormOfAnAnswerIsRead() {
        Intake intake = IntakeJson.read("""
                {"id": "v", "answers": {"A": "yes", "B": "no", "C": "unknown", "D": true, "E": false, "F": null,
                  "G": 4, "H": 36.6, "I": 4.0, "J": "ELSEWHERE"}, "screened": ["red-flag", "condition"]}
                """);

        assertThat(intake)
                .isEqualTo(Intake.builder("v")
                        .yes("A")
                        .no("B")
                        .unknown("C")
                        .yes("D")
                        .no("E")
                        .answer("F", Answer.Word.UNKNOWN)
                        .number("G", 4)
                        .number("H", 36.6)
                        .number("I", 4)
                        .choice("J", "ELSEWHERE")
                        .screened("red-flag")
                        .screened("condition")
                        .build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                  | empty; an intake such as {\"answers\": {...}} expected",
                "[]                                  | a list found, an intake such as {\"answers\": {...}} expected",
                "\"yes\"                             | \"yes\" found, an intake such as {\"answers\": {...}} expected",
                "{}                                  | answers: missing; an object such as {\"LOWER_BACK_PAIN\": \"yes\"} expected",
                "{\"answers\": []}                   | answers: a list found, an object such as {\"LOWER_BACK_PAIN\": \"yes\"} expected",
                "{\"answers\": {}, \"anwsers\": {}}  | anwsers: unknown field, expected id, answers or screened; maybe answers",
                "{\"answers\": {}, \"answers\": {}}  | answers: stands twice",
                "{\"answers\": {\"A\": 1, \"A\": 2}} | answers.A: answered twice",
                "{\"answers\": {\"A\": [1]}}         | answers.A: a list found, \"yes\", \"no\", \"unknown\", a number or a choice expected",
                "{\"answers\": {\"A\": {\"x\": 1}}}  | answers.A: an object found, \"yes\", \"no\", \"unknown\", a number or a choice expected",
                "{\"answers\": {\"A\": 17.99999999999999999999}} | answers.A: 17.99999999999999999999 found, which has more digits than can be told apart",
                "{\"answers\": {\"A\": 1e-400}}       | answers.A: 1e-400 found, which has more digits than can be told apart",
                "{\"answers\": {\"A\": 1e999}}       | answers.A: 1e999 found, which is too large for any answer",
                "{\"answers\": {\"A\": 0e99999999999}} | answers.A: 0e99999999999 found, which has more digits than can be told apart",
                "{\"answers\": {}, \"id\": \"x\\udc00\"} | id: \"x\uDC00\" found, which holds half a character; text expected",
                "{\"answers\": {}, \"id\": 7}        | id: 7 found, text expected",
                "{\"answers\": {}, \"screened\": \"red-flag\"} | screened: \"red-flag\" found, a list of groups such as [\"red-flag\"] expected",
                "{\"answers\": {}, \"screened\": [1]} | screened: 1 found, the name of a group such as \"red-flag\" expected",
                "{\"answers\": {}} {}                | more text behind the intake; one JSON object expected",
            })
    void whatIsNoIntakeIsNamedWithWhatWasExpected(String json, String problem) {
        InvalidIntakeException thrown = catchThrowableOfType(InvalidIntakeException.class, () -> IntakeJson.read(json));

        assertThat(Objects.requireNonNull(thrown, "no problem found").problems())
                .containsExactly(problem);
    }

    @Test
    void aMistakeInTheFormHidesNoneInTheAnswers() {
        InvalidIntakeException thrown = catchThrowableOfType(
                InvalidIntakeException.class,
                () -> IntakeJson.read("""
                        {"notes": "", "answers": {"FEVR": "yes", "AGE_YEARS": [40], "PAIN_INTENSITY": 30}, "screened": ["red-flags"]}""", MassageAdvisor.builtIn().rulebook().vocabulary()));

        assertThat(Objects.requireNonNull(thrown, "no problem found").problems())
                .extracting(problem -> problem.substring(0, problem.indexOf(':')))
                .containsExactly("notes", "answers.AGE_YEARS", "screened", "answers.FEVR", "answers.PAIN_INTENSITY");
    }

    @Test
    void ofVeryManyProblemsTheFirstAreNamedAndTheOthersCounted() {
        String groups =
                IntStream.range(0, 5_000).mapToObj(i -> Integer.toString(i)).collect(Collectors.joining(", "));
        InvalidIntakeException thrown = catchThrowableOfType(
                InvalidIntakeException.class,
                () -> IntakeJson.read("{\"answers\": {}, \"screened\": [" + groups + "]}"));

        assertThat(Objects.requireNonNull(thrown, "no problem found").problems())
                .hasSize(101)
                .startsWith("screened: 0 found, the name of a group such as \"red-flag\" expected")
                .endsWith("and 4900 more problems; mend these first");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"answers\": {\"A\": NaN}}",
                "{\"answers\": {\"A\": Infinity}}",
                "{\"answers\": {\"A\": -Infinity}}",
                "{\"answers\": {\"A\": 01}}",
                "{\"answers\": {\"A\": \"yes\"}",
                "{\"answers\": {\"A\": yes}}",
                "{'answers': {}}",
                "{\"answers\": {},}",
                "{\"answers\": {}} x",
                "hello",
            })
    void whatIsNotJsonIsSaidInOneLineWithItsPlace(String json) {
        InvalidIntakeException thrown = catchThrowableOfType(InvalidIntakeException.class, () -> IntakeJson.read(json));

        assertThat(Objects.requireNonNull(thrown).problems())
                .singleElement()
                .asString()
                .matches("column \\d+: not JSON: .*")
                .doesNotContain("Source", "line:", "\n");
    }

    @Test
    void aLineIsNamedWhereThereAreSeveral() {
        InvalidIntakeException thrown = catchThrowableOfType(
                InvalidIntakeException.class, () -> IntakeJson.read("{\n  \"answers\": {\n    \"A\": yes\n  }\n}"));

        assertThat(Objects.requireNonNull(thrown).problems())
                .singleElement()
                .asString()
                .startsWith("line 3, column ");
    }

    @Test
    void deepNestingIsRefusedAndNotFollowed() {
        String json = "{\"answers\": {\"A\": " + "[".repeat(100_000);
        InvalidIntakeException thrown = catchThrowableOfType(InvalidIntakeException.class, () -> IntakeJson.read(json));

        assertThat(Objects.requireNonNull(thrown).problems())
                .containsExactly("a name, a number or the nesting is longer than in any intake");
    }
}
