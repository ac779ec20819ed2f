package org.massageadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.massageadvisor.cli.ProgramRun;
import org.massageadvisor.reading.SmallRulebook;

/**
 * Drools, POI and others look for their parts through the context class loader of the thread that needs them first, and keep what they found. Each use is the first
 * one here: it has a copy of the whole class path to itself.
 */
class FirstUseTest {
    private static final ClassLoader BLIND = new URLClassLoader(new URL[0], null);

    @TempDir
    static Path rules;

    @BeforeAll
    static void aRulebookAsAFolderAndAsAWorkbook() throws Exception {
        Path folder = rules.resolve("small");
        Files.createDirectories(folder);
        var unused = new SmallRulebook(folder).withCases();
        assertThat(ProgramRun.of("", "export", folder.toString(), folder + ".xlsx"))
                .extracting(ProgramRun::status)
                .isIn(0, 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "builtIn",
                "advise",
                "folder",
                "workbook",
                "drl",
                "explain",
                "interview",
                "reload",
                "json",
                "export",
                "mark",
                "markWorkbook",
                "page",
                "proofs"
            })
    void theFirstUseWorksInAThreadWhoseContextClassLoaderSeesNothing(String what) throws Exception {
        assertWorks(what, BLIND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"builtIn", "advise", "workbook", "drl", "reload", "export", "markWorkbook"})
    void orHasNone(String what) throws Exception {
        // Java asks the system's class loader then, which has another copy of everything.
        assertWorks(what, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"builtIn", "workbook", "export"})
    void orSeesThePlatformAlone(String what) throws Exception {
        assertWorks(what, ClassLoader.getPlatformClassLoader());
    }

    @ParameterizedTest
    @ValueSource(strings = {"builtIn", "workbook", "export", "mark", "markWorkbook"})
    void orOffersPartsThatDoNotWork(String what) throws Exception {
        Path services = Files.createDirectories(rules.resolve("parts/META-INF/services"));
        for (String part : List.of(
                "javax.xml.parsers.SAXParserFactory",
                "javax.xml.parsers.DocumentBuilderFactory",
                "javax.xml.stream.XMLInputFactory",
                "javax.xml.transform.TransformerFactory",
                "org.kie.api.internal.utils.KieService")) {
            Files.writeString(services.resolve(part), "no.such.Part");
        }
        try (URLClassLoader misleading =
                new URLClassLoader(new URL[] {rules.resolve("parts").toUri().toURL()}, null)) {
            assertWorks(what, misleading);
        }
    }

    @Test
    void aThreadThatDoesNotLetItsContextClassLoaderBeSetIsServedToo() throws Exception {
        MassageAdvisor advisor = MassageAdvisor.builtIn();
        FutureTask<Object> use = new FutureTask<>(() -> FirstUse.of("workbook", advisor, rules));
        new KeepsItsLoader(use).start();

        assertThat(use.get()).isEqualTo(true);
    }

    private static void assertWorks(String what, @Nullable ClassLoader context) throws Exception {
        try (URLClassLoader own = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> first = own.loadClass(FirstUse.class.getName());
            Object ready = what.equals("advise") ? first.getMethod("ready").invoke(null) : null;
            FutureTask<Object> use = new FutureTask<>(() -> {
                Object works = first.getMethod("of", String.class, Object.class, Path.class)
                        .invoke(null, what, ready, rules);
                assertThat(Thread.currentThread().getContextClassLoader())
                        .as("context class loader afterwards")
                        .isSameAs(context);
                return works;
            });
            Thread thread = new Thread(use);
            thread.setContextClassLoader(context);
            thread.start();

            assertThat(use.get()).isEqualTo(true);
        }
    }

    private static URL[] classPath() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(new URL[0]);
    }

    /** As some threads of the platform do. */
    private static final class KeepsItsLoader extends Thread {
        KeepsItsLoader(Runnable work) {
            super(work);
        }

        @Override
        public ClassLoader getContextClassLoader() {
            return BLIND;
        }

        @Override
        public void setContextClassLoader(@Nullable ClassLoader loader) {
            throw new SecurityException("setContextClassLoader");
        }
    }
}
