package org.massageadvisor.export.drl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.kie.api.KieBase;
import org.kie.api.definition.type.FactType;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.internal.utils.KieHelper;
import org.massageadvisor.rulebook.AnswerType;
import org.massageadvisor.rulebook.Answers;
import org.massageadvisor.rulebook.Finding;

/** Runs exported DRL with nothing but Drools, as the comment at its beginning says. */
final class StockDrools {
    private final KieBase knowledgeBase;

    private StockDrools(KieBase knowledgeBase) {
        this.knowledgeBase = knowledgeBase;
    }

    static StockDrools compile(String drl) {
        return new StockDrools(new KieHelper().addContent(drl, ResourceType.DRL).build());
    }

    /** What a rule says, with {@code !} before an outcome that it excludes. */
    record Advice(String rule, String outcome, String because, String source) implements Comparable<Advice> {
        @Override
        public int compareTo(Advice other) {
            return toString().compareTo(other.toString());
        }
    }

    /** The advice of the rules that fire for a client with these answers. */
    Collection<Advice> advice(Answers answers) {
        try {
            FactType type = knowledgeBase.getFactType("massageadvisor.rules", "Client");
            Object client = type.newInstance();
            for (Finding finding : answers.vocabulary().findings()) {
                if (!finding.isDerived() && answers.isAnswered(finding)) {
                    if (finding.type() instanceof AnswerType.Quantity) {
                        type.set(client, finding.code(), answers.number(finding));
                    } else if (finding.type() instanceof AnswerType.Choice) {
                        type.set(client, finding.code(), answers.choice(finding));
                    } else {
                        type.set(client, finding.code(), answers.isYes(finding));
                    }
                }
            }
            KieSession session = knowledgeBase.newKieSession();
            session.insert(client);
            session.fireAllRules();
            var facts =
                    session.getObjects(fact -> fact.getClass().getSimpleName().equals("Advice"));
            List<Object> found = new ArrayList<>(facts);
            session.dispose();
            return new TreeSet<>(found.stream().map(this::read).toList());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no type Client", e);
        }
    }

    private Advice read(Object fact) {
        FactType type = knowledgeBase.getFactType("massageadvisor.rules", "Advice");
        return new Advice(
                (String) type.get(fact, "rule"),
                ((boolean) type.get(fact, "excluded") ? "!" : "") + type.get(fact, "outcome"),
                (String) type.get(fact, "because"),
                (String) type.get(fact, "source"));
    }

    /** What stands behind {@code @where} and {@code @source} of each rule of a table, by its name. */
    Map<String, Object> metaData(String rule) {
        return knowledgeBase.getRule("massageadvisor.rules", rule).getMetaData();
    }
}
