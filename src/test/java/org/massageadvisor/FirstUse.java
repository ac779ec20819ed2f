package org.massageadvisor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.massageadvisor.export.drl.DrlText;
import org.massageadvisor.export.page.RuleBookPage;
import org.massageadvisor.export.workbook.ProblemMarks;
import org.massageadvisor.export.workbook.WorkbookWriter;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;
import org.massageadvisor.json.IntakeJson;
import org.massageadvisor.json.RecommendationJson;
import org.massageadvisor.reload.Reload;
import org.massageadvisor.reload.ReloadingAdvisor;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.proof.Proofs;
import org.massageadvisor.review.solver.Effort;
import org.massageadvisor.table.Grid;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.TableSource;

/** One use of the library, which may be the first in its class loader. */
public final class FirstUse {
    private static final Intake INTAKE =
            Intake.builder("first").yes("LOWER_BACK_PAIN").yes("FEVER_CHILLS").build();
    private static final List<Problem> PROBLEM = List.of(Problem.error(Place.file("rules"), "kind", "message"));

    private FirstUse() {}

    /**
     * Uses the library, and says of the use whether it went well.
     *
     * @param ready whether there is an advisor already, as in {@link #ready}
     * @param rules a folder with a rulebook as the folder {@code small} and the workbook {@code small.xlsx}
     */
    public static Object of(String what, Object ready, Path rules) throws Exception {
        return switch (what) {
            case "builtIn" -> isUrgent(MassageAdvisor.builtIn());
            case "advise" -> isUrgent((MassageAdvisor) ready);
            case "folder" -> isUrgent(MassageAdvisor.load(rules.resolve("small")));
            case "workbook" -> isUrgent(MassageAdvisor.load(rules.resolve("small.xlsx")));
            case "drl" -> isUrgent(MassageAdvisor.builtIn().withTrustedDrl("extra.drl", new DrlRule("extra").text()));
            case "explain" ->
                !MassageAdvisor.builtIn()
                        .explain(INTAKE, "TYPE_DEEP_TISSUE")
                        .toString()
                        .isEmpty();
            case "interview" -> isUrgent(interviewed());
            case "reload" -> isReloaded(rules);
            case "json" -> isJson(MassageAdvisor.builtIn());
            case "export" -> exported().length > 0;
            case "mark" -> ProblemMarks.markTables(builtInGrids(), PROBLEM).length > 0;
            case "markWorkbook" -> ProblemMarks.markWorkbook(workbook(rules), PROBLEM).length > 0;
            case "page" ->
                !RuleBookPage.of(MassageAdvisor.builtIn().rulebook()).isEmpty()
                        && !DrlText.of(MassageAdvisor.builtIn().rulebook()).isEmpty();
            case "proofs" -> isProved(CheckedRulebook.of(TableSource.at(rules.resolve("small"))));
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** What a later use needs. */
    public static Object ready() {
        return MassageAdvisor.builtIn();
    }

    private static boolean isUrgent(MassageAdvisor advisor) {
        return isUrgent(advisor.advise(INTAKE));
    }

    private static boolean isUrgent(Recommendation advice) {
        return advice.disposition() == Disposition.URGENT_MEDICAL_CARE;
    }

    private static Recommendation interviewed() {
        return MassageAdvisor.builtIn()
                .interview()
                .answer(Map.of(
                        "LOWER_BACK_PAIN", Answer.Word.YES,
                        "FEVER_CHILLS", Answer.Word.YES))
                .recommendation();
    }

    private static boolean isReloaded(Path rules) throws Exception {
        Path watched = Files.copy(rules.resolve("small.xlsx"), rules.resolve("watched.xlsx"));
        BlockingQueue<Reload> reports = new LinkedBlockingQueue<>();
        try (ReloadingAdvisor advisor = ReloadingAdvisor.load(watched)) {
            advisor.watch(Duration.ofMillis(20), reports::add);
            Files.write(watched, exported());
            return reports.poll(1, TimeUnit.MINUTES) instanceof Reload.TakenUp && isUrgent(advisor.current());
        } finally {
            Files.delete(watched);
        }
    }

    private static boolean isJson(MassageAdvisor advisor) {
        Intake read =
                IntakeJson.read(IntakeJson.write(INTAKE), advisor.rulebook().vocabulary());
        return read.equals(INTAKE)
                && RecommendationJson.write(advisor.advise(read)).contains("URGENT_MEDICAL_CARE");
    }

    private static boolean isProved(CheckedRulebook small) {
        return Proofs.of(
                                Objects.requireNonNull(small.rulebook()),
                                small.tables(),
                                small.laws(),
                                new Effort(60_000, () -> {}))
                        .claims()
                > 0;
    }

    private static byte[] workbook(Path rules) throws Exception {
        return Files.readAllBytes(rules.resolve("small.xlsx"));
    }

    private static byte[] exported() {
        return WorkbookWriter.write(builtInGrids());
    }

    private static List<Grid> builtInGrids() {
        return TableSource.builtIn().grids(false, new Problems());
    }
}
