package org.massageadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.massageadvisor.export.FolderWriter;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.interview.Interview;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.reload.Reload;
import org.massageadvisor.reload.ReloadingAdvisor;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.TableSource;

/** What the README shows is true. */
class ReadmeTest {
    @TempDir
    private Path folder;

    private static final Pattern BLOCK = Pattern.compile("```(\\w*)\n(.*?)```", Pattern.DOTALL);

    @Test
    void itsCodeCompilesAndPrintsWhatItSays() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            example();
        } finally {
            System.setOut(before);
        }

        assertThat(blocks("")).contains(printed.toString(StandardCharsets.UTF_8));
        String source = Files.readString(Path.of("src/test/java/org/massageadvisor/ReadmeTest.java"));
        assertThat(blocks("java")).hasSize(3).allSatisfy(code -> assertThat(withoutSpace(source))
                .contains(withoutSpace(code.replaceAll("\\}\\s*$", ""))));
    }

    private static void example() {
        MassageAdvisor advisor = MassageAdvisor.builtIn();
        Intake intake = Intake.builder("visit-4711")
                .number("AGE_YEARS", 52)
                .yes("LOWER_BACK_PAIN")
                .yes("FEVER_CHILLS")
                .screened("condition") // every other question of this group was asked and answered no
                .build();
        Recommendation advice = advisor.advise(intake);
        System.out.println(advice.disposition() + ": " + advice.reasons().get(0).reason());
    }

    @Test
    void theInterviewOfTheReadmeEndsSettled() {
        MassageAdvisor advisor = MassageAdvisor.builtIn();
        Interview interview = advisor.interview();
        while (interview.next().isPresent()) {
            List<OpenQuestion> questions = interview.checklist(); // the next question, with others of its group
            interview = interview.answer(answersOf(questions));
        }
        Recommendation advice = interview.recommendation();
        Explanation explanation = advisor.explain(interview.intake(), "TYPE_DEEP_TISSUE");

        assertThat(advice.settled()).isTrue();
        assertThat(explanation.isInForce()).isFalse();
    }

    @Test
    void theRulebookOfTheReadmeIsReplacedAndRestored() throws IOException {
        Path rules = folder.resolve("rules");
        FolderWriter.write(TableSource.builtIn().grids(false, new Problems()), rules);
        Intake intake = Intake.builder().yes("FEVER_CHILLS").build();
        PrintStream before = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try (ReloadingAdvisor advisor = ReloadingAdvisor.load(rules)) {
            advisor.watch(Duration.ofSeconds(10), System.out::println); // each rulebook taken up, each broken one once
            Recommendation advice = advisor.advise(intake); // on the rulebook in force; advice.rulebook() names it
            Reload told = advisor.reload(); // TakenUp, Unchanged, or Refused with every problem
            advisor.restore(); // the rulebook before is in force again, until the files change or reload() is told

            assertThat(told).isInstanceOf(Reload.Unchanged.class);
            assertThat(told.inForce()).isEqualTo(advice.rulebook());
        } finally {
            System.setOut(before);
        }
    }

    /** A client for whom every answer is no, and every number the least. */
    private static Map<String, Answer> answersOf(List<OpenQuestion> questions) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (OpenQuestion question : questions) {
            Finding finding = Objects.requireNonNull(
                    MassageAdvisor.builtIn().rulebook().vocabulary().find(question.code()));
            answers.put(
                    question.code(),
                    finding.type() instanceof AnswerType.Quantity range
                            ? new Answer.Quantity(range.min())
                            : Answer.Word.NO);
        }
        return answers;
    }

    @Test
    void itsIntakeIsOne() throws IOException {
        Recommendation advice =
                MassageAdvisor.builtIn().advise(IntakeJson.read(blocks("json").get(0)));

        assertThat(advice.intakeId()).isEqualTo("visit-4711");
    }

    @Test
    void theFilesAndChaptersThatItNamesExist() throws IOException {
        Path readme = Path.of("README.md");
        Matcher links = Pattern.compile("\\]\\(([^#):]*)#?([^):]*)\\)").matcher(Files.readString(readme));
        while (links.find()) {
            Path file = links.group(1).isEmpty() ? readme : Path.of(links.group(1));
            assertThat(file).exists();
            assertThat(links.group(2).isEmpty() || chapters(file).contains(links.group(2)))
                    .as(links.group())
                    .isTrue();
        }
        assertThat(Path.of("src/examples/blood-thinner.json")).exists();
    }

    /** The headings of a page, as links name them. */
    private static List<String> chapters(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .toList();
    }

    private static List<String> blocks(String language) throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
