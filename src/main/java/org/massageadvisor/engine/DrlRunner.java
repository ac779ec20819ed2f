package org.massageadvisor.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.io.ByteArrayResource;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceException;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.conf.ConstraintJittingThresholdOption;
import org.massageadvisor.rulebook.Printable;

/**
 * Compiles DRL text with Drools and runs it.
 *
 * <p>Constraints are left to the interpreter. Drools would compile them anew in the background after some twenty uses, and what it then
 * made of a number that is not given was another answer: see docs/decisions/0005-trusted-drl.md.
 */
final class DrlRunner {
    private static final int NEVER = -1;
    private static final int MOST_FIRINGS = 10_000;

    private final String name;
    private @Nullable KieBase knowledgeBase;

    DrlRunner(String name) {
        this.name = name;
    }

    /** Compiles the text; gives what is wrong in it. */
    List<TrustedDrl.Fault> compile(String text) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder(
                KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, classLoader()));
        builder.add(
                new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "UTF-8").setSourcePath(name),
                ResourceType.DRL);
        List<TrustedDrl.Fault> faults = new ArrayList<>();
        Set<Integer> lines = new HashSet<>();
        for (KnowledgeBuilderError error : builder.getErrors()) {
            int line = Arrays.stream(error.getLines()).max().orElse(0);
            // The first thing said of a line tells what is wrong; what follows mostly follows from it.
            if (line <= 0 || lines.add(line)) {
                faults.add(new TrustedDrl.Fault(Math.max(0, line), plain(error.getMessage())));
            }
        }
        if (faults.isEmpty()) {
            KieBaseConfiguration configuration = RuleBaseFactory.newKnowledgeBaseConfiguration(null, classLoader());
            configuration.setOption(ConstraintJittingThresholdOption.get(NEVER));
            InternalKnowledgeBase compiled = KnowledgeBaseFactory.newKnowledgeBase(configuration);
            compiled.addPackages(builder.getKnowledgePackages());
            knowledgeBase = compiled;
        }
        return faults;
    }

    /** The one that the program uses, if it sees this library: it knows the functions that rules import. */
    private static ClassLoader classLoader() {
        ClassLoader own = DrlRunner.class.getClassLoader();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        try {
            return context != null && Class.forName(Client.class.getName(), false, context) == Client.class
                    ? context
                    : own;
        } catch (ClassNotFoundException e) {
            return own;
        }
    }

    /** The message without the excerpt of code below it, on one line. */
    private static String plain(String message) {
        return message.lines()
                .takeWhile(line -> !line.startsWith("[Near"))
                .map(line -> line.startsWith("[Error: ")
                        ? line.replaceFirst("^\\[Error: ", "").replaceFirst("]$", "")
                        : line)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /**
     * The names of the rules that fire for a client.
     *
     * @throws TrustedDrlException if one fails
     */
    Set<String> fire(Client client) {
        KieBase compiled = knowledgeBase;
        if (compiled == null) {
            throw new IllegalStateException(name + " has faults");
        }
        Set<String> fired = new HashSet<>();
        KieSession session = compiled.newKieSession();
        try {
            session.insert(client);
            int count = session.fireAllRules(
                    match -> {
                        fired.add(match.getRule().getName());
                        return true;
                    },
                    MOST_FIRINGS);
            if (count >= MOST_FIRINGS) {
                throw new IllegalStateException("the rules do not come to an end; for one client they fired "
                        + MOST_FIRINGS + " times, among them " + fired);
            }
            return fired;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            throw new TrustedDrlException(name, failed(e), e);
        } finally {
            session.dispose();
        }
    }

    private String failed(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String where = failure instanceof ConsequenceException consequence && consequence.getRule() != null
                ? "the right-hand side of the rule " + consequence.getRule().getName()
                : String.valueOf(failure.getMessage()).lines().findFirst().orElse("a rule");
        return Printable.text(
                root == failure
                        ? where
                        : where + ": " + (root instanceof IllegalArgumentException ? root.getMessage() : root));
    }
}
