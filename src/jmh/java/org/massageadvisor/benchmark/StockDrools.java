package org.massageadvisor.benchmark;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.internal.utils.KieHelper;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Condition;
import org.massageadvisor.rulebook.Finding;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.rulebook.Rulebook;

/** The same rules as DRL, run by stock Drools as its documentation shows: a bean as the fact, a global for what comes out, a stateless session. */
public final class StockDrools {
    private final StatelessKieSession session;
    private final int rules;

    StockDrools(Rulebook rulebook) {
        this.rules = rulebook.rules().size();
        StringBuilder drl = new StringBuilder("package massageadvisor.benchmark\nimport ")
                .append(Bean.class.getCanonicalName())
                .append("\nglobal java.util.BitSet fired\n");
        for (int i = 0; i < rules; i++) {
            Rule rule = rulebook.rules().get(i);
            drl.append("rule \"%s\"%nwhen%n    Bean(%s)%nthen%n    fired.set(%d);%nend%n"
                    .formatted(rule.id(), text(rule.when()), i));
        }
        this.session = new KieHelper()
                .addContent(drl.toString(), ResourceType.DRL)
                .build()
                .newStatelessKieSession();
    }

    /** What rules read. */
    public static final class Bean {
        private final Answers answers;

        Bean(Answers answers) {
            this.answers = answers;
        }

        private Finding finding(String code) {
            Finding finding = answers.vocabulary().find(code);
            if (finding == null) {
                throw new IllegalArgumentException(code);
            }
            return finding;
        }

        public boolean yes(String code) {
            return answers.isYes(finding(code));
        }

        public boolean no(String code) {
            return answers.isNo(finding(code));
        }

        public boolean answered(String code) {
            return answers.isAnswered(finding(code));
        }

        public double number(String code) {
            return answers.number(finding(code));
        }

        public String choice(String code) {
            return answered(code) ? answers.choice(finding(code)) : "";
        }
    }

    private static String text(Condition condition) {
        if (condition instanceof Condition.Not not) {
            return "!(" + text(not.operand()) + ")";
        }
        if (condition instanceof Condition.All || condition instanceof Condition.Any) {
            return condition.operands().isEmpty()
                    ? String.valueOf(condition instanceof Condition.All)
                    : condition.operands().stream()
                            .map(operand -> "(" + text(operand) + ")")
                            .collect(Collectors.joining(condition instanceof Condition.All ? " && " : " || "));
        }
        if (condition instanceof Condition.Yes yes) {
            return "yes(\"" + yes.finding() + "\")";
        }
        if (condition instanceof Condition.No no) {
            return "no(\"" + no.finding() + "\")";
        }
        if (condition instanceof Condition.Unknown unknown) {
            return "!answered(\"" + unknown.finding() + "\")";
        }
        if (condition instanceof Condition.OneOf oneOf) {
            return oneOf.choices().stream()
                    .map(choice -> "choice(\"" + oneOf.finding() + "\") == \"" + choice + "\"")
                    .collect(Collectors.joining(" || "));
        }
        if (condition instanceof Condition.Compare compare) {
            String sign = compare.comparison().sign();
            return "answered(\"" + compare.finding() + "\") && number(\"" + compare.finding() + "\") "
                    + (sign.equals("=") ? "==" : sign) + " " + compare.bound();
        }
        throw new IllegalArgumentException(condition.text());
    }

    /** The places of the rules that fire. */
    BitSet places(Answers answers) {
        BitSet fired = new BitSet(rules);
        session.setGlobal("fired", fired);
        session.execute(List.of(new Bean(answers)));
        return fired;
    }
}
