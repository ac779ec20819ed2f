package org.massageadvisor.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.massageadvisor.MassageAdvisor;

/** The arrows of docs/ARCHITECTURE.md. */
class ArchitectureTest {
    private static final String ROOT = "org.massageadvisor";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final DescribedPredicate<JavaClass> PLATFORM = resideInAnyPackage("java..", "org.jspecify..");

    /** The front door's values: everything in the root package but the advisor itself. */
    private static final DescribedPredicate<JavaClass> VALUES =
            resideInAPackage(ROOT).and(DescribedPredicate.not(type(MassageAdvisor.class)));

    @Test
    void onlyTheEngineRoomKnowsDrools() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.kie..", "org.drools.."));
    }

    @Test
    void noDroolsTypeInAPublicSignature() {
        for (JavaClass each : CLASSES) {
            if (each.getModifiers().contains(JavaModifier.PUBLIC)) {
                assertThat(typesToBeSeenOf(each).map(JavaClass::getName))
                        .as(each.getName())
                        .noneMatch(name -> name.startsWith("org.kie.") || name.startsWith("org.drools."));
            }
        }
    }

    private static Stream<JavaClass> typesToBeSeenOf(JavaClass each) {
        Stream<JavaClass> fields =
                each.getFields().stream().filter(ArchitectureTest::canBeSeen).map(JavaField::getRawType);
        Stream<JavaClass> calls = each.getCodeUnits().stream()
                .filter(ArchitectureTest::canBeSeen)
                .flatMap(unit -> Stream.of(
                                Stream.of(unit.getRawReturnType()),
                                unit.getRawParameterTypes().stream(),
                                unit.getExceptionTypes().stream())
                        .flatMap(types -> types));
        Stream<JavaClass> above =
                Stream.concat(each.getAllRawSuperclasses().stream(), each.getAllRawInterfaces().stream());
        return Stream.of(fields, calls, above).flatMap(types -> types);
    }

    private static boolean canBeSeen(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    @Test
    void theFrontDoorsValuesKnowOnlyEachOtherAndTheEditionOfTheRulebook() {
        check(classes()
                .that(VALUES)
                .should()
                .onlyDependOnClassesThat(PLATFORM.or(VALUES).or(in("rulebook"))));
    }

    @Test
    void theRulebookKnowsNoEngineAndNoFileFormat() {
        allow("rulebook", PLATFORM.or(VALUES));
    }

    @Test
    void tablesKnowTheRulebookAndTheFormatsOfFiles() {
        allow(
                "table",
                PLATFORM.or(VALUES)
                        .or(in("rulebook"))
                        .or(resideInAnyPackage(
                                "de.siegmar.fastcsv..",
                                "org.apache.poi..",
                                "org.apache.commons.compress..",
                                "javax.xml..",
                                "org.xml..")));
    }

    @Test
    void readingStandsBehindTheTables() {
        allow("reading", PLATFORM.or(VALUES).or(in("rulebook")).or(in("table")));
    }

    @Test
    void anIntakeKnowsOnlyTheRulebook() {
        allow("intake", PLATFORM.or(in("rulebook")));
    }

    @Test
    void theEngineKnowsOnlyTheRulebookAndDrools() {
        allow("engine", PLATFORM.or(in("rulebook")).or(resideInAnyPackage("org.kie..", "org.drools..")));
    }

    @Test
    void rulesWrittenAsDrlKnowOnlyTheRulebook() {
        allow("export.drl", PLATFORM.or(VALUES).or(in("rulebook")));
    }

    @Test
    void thePageKnowsOnlyTheRulebook() {
        allow("export.page", PLATFORM.or(VALUES).or(in("rulebook")).or(resideInAnyPackage("javax.xml..")));
    }

    @Test
    void adviceStandsBehindTheEngine() {
        allow("advice", PLATFORM.or(VALUES).or(in("rulebook")).or(in("engine")));
    }

    @Test
    void anInterviewStandsBehindTheAdvice() {
        allow(
                "interview",
                PLATFORM.or(VALUES)
                        .or(in("rulebook"))
                        .or(in("intake"))
                        .or(in("engine"))
                        .or(in("advice")));
    }

    @Test
    void aReviewStandsBehindTheAdviceAndTheReading() {
        allow(
                "review",
                PLATFORM.or(VALUES)
                        .or(in("rulebook"))
                        .or(in("table"))
                        .or(in("reading"))
                        .or(in("intake"))
                        .or(in("engine"))
                        .or(in("advice"))
                        .or(resideInAPackage("org.logicng..")));
    }

    @Test
    void reviewsOfRulesKnowNothingOfAllClients() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".review")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".review.proof..", ROOT + ".review.diff..", ROOT + ".review.solver.."));
    }

    @Test
    void aProofKnowsTheSolverAndWhatItProvesAbout() {
        allow(
                "review.proof",
                PLATFORM.or(VALUES)
                        .or(in("rulebook"))
                        .or(in("table"))
                        .or(resideInAPackage(ROOT + ".review"))
                        .or(in("review.solver")));
    }

    @Test
    void aComparisonKnowsTheSolverAndWhatItCompares() {
        allow(
                "review.diff",
                PLATFORM.or(VALUES)
                        .or(in("rulebook"))
                        .or(in("intake"))
                        .or(resideInAPackage(ROOT + ".review"))
                        .or(in("review.solver")));
    }

    @Test
    void theSolverKnowsOnlyTheRulebook() {
        allow("review.solver", PLATFORM.or(VALUES).or(in("rulebook")).or(resideInAPackage("org.logicng..")));
    }

    @Test
    void onlyOneRoomKnowsTheSolversLibrary() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".review.solver..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.logicng.."));
    }

    @Test
    void anExportKnowsTheRulebookAndItsTables() {
        allow(
                "export",
                PLATFORM.or(VALUES)
                        .or(in("rulebook"))
                        .or(in("table"))
                        .or(resideInAnyPackage("org.apache.poi..", "org.openxmlformats..", "javax.xml..")));
    }

    @Test
    void jsonKnowsIntakesAndTheFrontDoorsValues() {
        allow(
                "json",
                PLATFORM.or(VALUES)
                        .or(in("rulebook"))
                        .or(in("intake"))
                        .or(in("table"))
                        .or(in("review"))
                        .or(resideInAPackage("com.fasterxml.jackson.core..")));
    }

    @Test
    void reloadingKnowsTheFrontDoorTheRulebookAndTables() {
        allow(
                "reload",
                PLATFORM.or(resideInAPackage(ROOT))
                        .or(in("rulebook"))
                        .or(in("table"))
                        .or(in("intake")));
    }

    @Test
    void everyRoomHasARuleHere() {
        Set<String> rooms = new TreeSet<>();
        CLASSES.forEach(each -> rooms.add(each.getPackageName()));
        assertThat(rooms)
                .containsExactlyInAnyOrder(
                        ROOT,
                        ROOT + ".advice",
                        ROOT + ".cli",
                        ROOT + ".engine",
                        ROOT + ".export",
                        ROOT + ".export.drl",
                        ROOT + ".export.page",
                        ROOT + ".export.workbook",
                        ROOT + ".intake",
                        ROOT + ".interview",
                        ROOT + ".json",
                        ROOT + ".reading",
                        ROOT + ".reload",
                        ROOT + ".review",
                        ROOT + ".review.diff",
                        ROOT + ".review.proof",
                        ROOT + ".review.solver",
                        ROOT + ".rulebook",
                        ROOT + ".table");
    }

    @Test
    void nothingAsksTheClockOrTheLocale() {
        check(noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.util.Locale.class, "getDefault")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .dependOnClassesThat(
                        resideInAPackage("java.time..").and(DescribedPredicate.not(type(Duration.class)))));
    }

    @Test
    void onlyReloadingKnowsHowLongSomethingTakes() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".reload..")
                .should()
                .dependOnClassesThat(type(Duration.class)));
    }

    @Test
    void nobodyKnowsTheProgram() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".cli..", "picocli.."));
    }

    @Test
    void theRootPackageHoldsAtMostADozenPublicTypes() {
        Set<String> types = new TreeSet<>();
        CLASSES.stream()
                .filter(each -> each.getPackageName().equals(ROOT)
                        && each.isTopLevelClass()
                        && !each.getSimpleName().equals("package-info")
                        && each.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(each -> types.add(each.getSimpleName()));
        assertThat(types).contains("MassageAdvisor", "Recommendation").hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void everyPackageIsNullMarked() throws ClassNotFoundException {
        Set<String> packages = new TreeSet<>();
        CLASSES.forEach(each -> packages.add(each.getPackageName()));
        assertThat(packages).hasSizeGreaterThan(7);
        for (String name : packages) {
            Class<?> info = Class.forName(name + ".package-info");
            assertThat(info.isAnnotationPresent(NullMarked.class)).as(name).isTrue();
        }
    }

    private static void allow(String room, DescribedPredicate<JavaClass> known) {
        check(classes()
                .that()
                .resideInAPackage(ROOT + "." + room + "..")
                .should()
                .onlyDependOnClassesThat(known.or(in(room))));
    }

    private static DescribedPredicate<JavaClass> in(String room) {
        return resideInAPackage(ROOT + "." + room + "..");
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
