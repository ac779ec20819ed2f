package org.massageadvisor.export.drl;

import java.util.List;
import java.util.stream.Collectors;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Evidence;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Outcome;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.rulebook.Vocabulary;

/**
 * A rulebook as standard DRL, for a stock Drools installation: a fact type for clients, a rule for each derived finding, a rule for each row of the
 * tables. Its rules fire for the clients for whom the advisor fires them. How results combine into advice is not in it.
 *
 * <p>Text from tables stands in literals and comments only, and cannot leave them.
 */
public final class DrlText {
    private static final String HEADER = """
            //
            // How to run it, with drools-mvel, or with drools-engine as an executable model:
            //
            //     FactType type = knowledgeBase.getFactType("massageadvisor.rules", "Client");
            //     Object client = type.newInstance();
            //     type.set(client, "A_YES_OR_NO_QUESTION", true);
            //     type.set(client, "A_NUMBER", 4.0);
            //     type.set(client, "A_CHOICE", "ONE_OF_ITS_CODES");
            //     KieSession session = knowledgeBase.newKieSession();
            //     session.insert(client);
            //     session.fireAllRules();
            //     session.getObjects(fact -> fact.getClass().getSimpleName().equals("Advice"));
            //     session.dispose();
            //
            // Leave out what was not answered: null is not "no". Derived findings are set by the rules. Take a new client and a new
            // session each time.
            //
            // These are the rules alone. Which advice goes before which, what rules out what, and that no massage is advised while a
            // safety question is unanswered, is the work of the advisor: do not tell a client that massage is fine because a rule
            // here says so.
            """;

    private final Rulebook rulebook;
    private final StringBuilder text = new StringBuilder();

    private DrlText(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /**
     * The rulebook as DRL, in ASCII.
     *
     * @throws IllegalArgumentException if a code is none that a table could hold
     */
    public static String of(Rulebook rulebook) {
        DrlText drl = new DrlText(rulebook);
        drl.header();
        drl.types();
        drl.derivedFindings();
        rulebook.rules().forEach(drl::rule);
        return drl.text.toString();
    }

    private void line(String... parts) {
        for (String part : parts) {
            text.append(part);
        }
        text.append('\n');
    }

    private void header() {
        line(
                "// Rulebook ",
                DrlLiteral.comment(rulebook.edition().name()),
                ", version ",
                DrlLiteral.comment(rulebook.edition().version()),
                ", ",
                DrlLiteral.comment(rulebook.edition().digest()));
        text.append(HEADER);
        line("package massageadvisor.rules");
        line();
    }

    /** Drools takes {@code false} and 0 for fields of the types Boolean and Double that are given no value, unless it is told null. */
    private void types() {
        line("declare Advice");
        line("    rule : String");
        line("    outcome : String");
        line("    excluded : boolean");
        line("    because : String");
        line("    source : String");
        line("end");
        line();
        line("declare Client");
        for (Finding finding : rulebook.vocabulary().findings()) {
            String type = finding.type() instanceof AnswerType.Quantity
                    ? "Double"
                    : finding.type() instanceof AnswerType.Choice ? "String" : "Boolean";
            line("    ", DrlLiteral.name(finding.code()), " : ", type, " = null");
        }
        line("end");
    }

    /** Each is set before what needs it is looked at, and all of them before any rule of the tables. */
    private void derivedFindings() {
        Vocabulary vocabulary = rulebook.vocabulary();
        int salience = vocabulary.derivedInOrder().size();
        for (Finding derived : vocabulary.derivedInOrder()) {
            line();
            line("rule \"derived ", derived.code(), "\"");
            line("    salience ", Integer.toString(salience--));
            line("when");
            pattern("$client : ", derived.code() + " == null", vocabulary.definition(derived));
            line("then");
            line("    modify($client) { set", derived.code(), "(true) }");
            line("end");
        }
    }

    private void rule(Rule rule) {
        String source = rule.sources().stream().map(Evidence::id).collect(Collectors.joining("; "));
        line();
        line("rule ", DrlLiteral.ruleName(rule.id()));
        line("    @where(", DrlLiteral.of(rule.where().text()), ")");
        line("    @source(", DrlLiteral.of(source), ")");
        line("when");
        pattern("", "", rule.when());
        line("then");
        rule.gives().forEach(outcome -> insert(rule, outcome, false, source));
        rule.excludes().forEach(outcome -> insert(rule, outcome, true, source));
        line("end");
    }

    private void pattern(String binding, String first, Condition condition) {
        List<String> constraints = DrlCondition.constraints(condition);
        String joined = String.join(",\n            ", constraints);
        String separator = first.isEmpty() || joined.isEmpty() ? "" : ",\n            ";
        line("    ", binding, "Client(", first, separator, joined, ")");
    }

    private void insert(Rule rule, Outcome outcome, boolean excluded, String source) {
        line(
                "    insert(new Advice(",
                DrlLiteral.of(rule.id()),
                ", ",
                DrlLiteral.of(outcome.code()),
                excluded ? ", true, " : ", false, ",
                DrlLiteral.of(rule.because()),
                ", ",
                DrlLiteral.of(source),
                "));");
    }
}
