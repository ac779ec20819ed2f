package org.massageadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** System properties that Drools asks for, set for whatever reason. Some it reads once in a process, so each call has a process of its own. */
class OddPropertiesTest {
    /** What Drools 10.2.0 asks for while rules are built and fired. */
    private static final List<String> HARMLESS = Stream.of(
                    "accumulate.function.x accumulateNullPropagation alphaNetworkCompiler alphaNodeHashingThreshold",
                    "alphaNodeRangeIndexThreshold beliefSystem betaNodeRangeIndexEnabled clockType commandService",
                    "compositeKeyDepth conflictResolver consequenceExceptionHandler declarativeAgendaEnabled",
                    "defaultPackageName defaultcountry defaultlanguage dialect dialect.default dialect.java",
                    "dialect.java.compiler dialect.java.compiler.lnglevel dialect.mvel.langLevel dialect.mvel.strict",
                    "directFiring drl.antlr4.parser.enabled dump.dir equalityBehavior evaluator.x",
                    "eventProcessingMode executorService externaliseCanonicalModelLambda forceEagerActivation",
                    "groupDRLsInKieBasesByFolder indexLeftBetaMemory indexPrecedence indexRightBetaMemory",
                    "jittingThreshold kbuilder.severity.x keepReference kieBaseMutability",
                    "lambda.introspector.cache.size lang.level matches.compiled.cache.count maxThreads",
                    "mvel.thread.safety negatable normalize.constraint parallelExecution",
                    "parallelLambdaExternalization parallelRulesBuildThreshold parser.processStringEscapes",
                    "persistedsession predicateInformation.maxRuleDefs processInstanceManagerFactory",
                    "processSignalManagerFactory projectClassLoader.enableStoreFirst propertySpecific prototypes",
                    "queryListener removeIdentities ruleBaseUpdateHandler sequential sequential.agenda",
                    "sessionPool shareAlphaNodes shareBetaNodes threadFactory threadSafe timedRuleExecution",
                    "timerJobFactory trimCellsInDTable useEagerSegmentCreation workDefinitions workItemHandlers",
                    "workItemManagerFactory")
            .flatMap(line -> Stream.of(line.split(" ")))
            .map(name -> "drools." + name)
            .toList();

    private static final List<String> OTHERS = List.of(
            "kie.mbeans",
            "kie.repository.project.cache.size",
            "kie.repository.project.versions.cache.size",
            "org.drools.classbuilder.debug",
            "org.drools.comparisonmemory",
            "org.drools.equalitymemory",
            "org.kie.deployment.desc.location");

    private static final String CLIENT = "{\"answers\": {\"LOWER_BACK_PAIN\": \"yes\", \"FEVER_CHILLS\": \"yes\"}}";

    private static final String DRL = """
            package extra
            import org.massageadvisor.engine.Client
            rule "fever-seen"
                @then("POSTPONE_MASSAGE")
                @because("A fever should be over before a massage.")
                @source("G-17")
                @asks("FEVER_CHILLS")
            when
                Client( isYes("FEVER_CHILLS") )
            then
            end
            """;

    @TempDir
    Path folder;

    private String client = "";

    @BeforeEach
    void aClientWithAFever() throws Exception {
        client = Files.writeString(folder.resolve("client.json"), CLIENT).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no such value", "true", "false", "-1", "2", ""})
    void theAdviceIsTheSameWhateverIsSet(String value) throws Exception {
        List<String> properties = Stream.concat(HARMLESS.stream(), OTHERS.stream())
                .map(name -> "-D" + name + "=" + value)
                .toList();

        assertThat(run(properties, "advise", client)).isEqualTo(ProgramRun.of("", "advise", client));
    }

    @ParameterizedTest
    @ValueSource(strings = {"drools.dateformat", "org.drools.queuetype"})
    void whatDroolsDoesNotStartWithIsNamed(String property) throws Exception {
        ProgramRun run = run(List.of("-D" + property + "=foo"), "advise", client);

        assertThat(run.err())
                .startsWith("error: the rule engine Drools cannot start: ")
                .contains("; system properties of Drools found: " + property + "; none of them expected\n");
        assertThat(run.errors()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drools.dialect=foo",
                "drools.dump.dir=no-such-folder",
                "drools.dialect.mvel.langLevel=foo",
                "drools.drl.antlr4.parser.enabled=true"
            })
    void soIsWhatItDoesNotCompileDrlTextWith(String property) throws Exception {
        String drl = Files.writeString(folder.resolve("extra.drl"), DRL).toString();

        ProgramRun run = run(List.of("-D" + property), "advise", "--trust-drl", drl, client);

        assertThat(run.errors()).satisfiesExactly(error -> assertThat(error)
                .contains("error: ", property.substring(0, property.indexOf('=')))
                .endsWith("expected"));
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void otherSettingsDoNotChangeWhatDrlTextSays() throws Exception {
        String drl = Files.writeString(folder.resolve("extra.drl"), DRL).toString();
        List<String> properties = List.of(
                "-Ddrools.sequential=true",
                "-Ddrools.dialect.default=foo",
                "-Ddrools.eventProcessingMode=foo",
                "-Ddrools.lang.level=foo",
                "-Ddrools.propertySpecific=foo",
                "-Ddrools.kbuilder.severity.duplicateRule=foo",
                "-Ddrools.threadSafe=false",
                "-Ddrools.jittingThreshold=1");

        assertThat(run(properties, "advise", "--trust-drl", drl, client))
                .isEqualTo(ProgramRun.of("", "advise", "--trust-drl", drl, client));
    }

    private ProgramRun run(List<String> options, String... args) throws Exception {
        return ProgramRun.ofProcess(ProgramRun.command(options, args), folder, Map.of());
    }
}
