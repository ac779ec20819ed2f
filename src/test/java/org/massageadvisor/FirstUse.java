package org.massageadvisor;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.intake.Answer;
import org.massageadvisor.intake.Intake;

/** The first use of the library in a process, from a thread with a context class loader that may see nothing of it. */
public final class FirstUse {
    private static final Intake INTAKE = Intake.builder("first")
            .number("AGE_YEARS", 52)
            .yes("LOWER_BACK_PAIN")
            .yes("FEVER_CHILLS")
            .build();

    private FirstUse() {}

    private interface Use {
        Disposition use() throws Exception;
    }

    /**
     * Uses the library in a thread of the common pool and prints the disposition.
     *
     * @param args what is used, with which loader, and the rulebook, if one is read
     */
    public static void main(String[] args) throws Exception {
        @Nullable ClassLoader loader = loader(args[1]);
        // What a use needs before it is the first one in the other thread.
        MassageAdvisor ready = args[0].equals("advise") ? MassageAdvisor.builtIn() : null;
        Use use = () -> {
            Thread thread = Thread.currentThread();
            thread.setContextClassLoader(loader);
            Disposition disposition = ready == null
                    ? use(args[0], Path.of(args[2]))
                    : ready.advise(INTAKE).disposition();
            if (thread.getContextClassLoader() != loader) {
                throw new IllegalStateException("another context class loader was left behind");
            }
            return disposition;
        };
        System.out.println(ForkJoinPool.commonPool().submit(use::use).get());
    }

    private static @Nullable ClassLoader loader(String kind) {
        return switch (kind) {
            case "none" -> null;
            case "platform" -> ClassLoader.getPlatformClassLoader();
            case "blind" -> new URLClassLoader(new URL[0], null);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Disposition use(String what, Path rulebook) {
        return switch (what) {
            case "builtIn" -> MassageAdvisor.builtIn().advise(INTAKE).disposition();
            case "load" -> MassageAdvisor.load(rulebook).advise(INTAKE).disposition();
            case "drl" ->
                MassageAdvisor.builtIn()
                        .withTrustedDrl("extra.drl", new DrlRule("extra").text())
                        .advise(INTAKE)
                        .disposition();
            case "explain" -> {
                MassageAdvisor advisor = MassageAdvisor.builtIn();
                advisor.explain(INTAKE, "TYPE_DEEP_TISSUE");
                yield advisor.advise(INTAKE).disposition();
            }
            case "interview" ->
                MassageAdvisor.builtIn()
                        .interview()
                        .answer(Map.of(
                                "AGE_YEARS", new Answer.Quantity(52),
                                "LOWER_BACK_PAIN", Answer.Word.YES,
                                "FEVER_CHILLS", Answer.Word.YES))
                        .recommendation()
                        .disposition();
            default -> throw new IllegalArgumentException(what);
        };
    }
}
