package org.massageadvisor.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.massageadvisor.rulebook.Rule;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableSource;

/** Looks for near misses that test nothing, because their names are not what makes a near miss of a rule. */
final class NearMissNames {
    private static final Pattern MISSPELT =
            Pattern.compile("[-_ ]+n(ea?r?|era|aer)[-_ ]*(mis+e?s?|mss|ims+)([-_ ]*\\d+)?$", Pattern.CASE_INSENSITIVE);

    private static final int MANY = 5;

    private final Set<String> rules = new HashSet<>();
    private final Set<String> clients = new HashSet<>();
    private final Problems problems;

    private NearMissNames(List<WorkedClient> clients, List<Rule> rules, Problems problems) {
        clients.forEach(client -> this.clients.add(client.id()));
        rules.forEach(rule -> this.rules.add(rule.id()));
        this.problems = problems;
    }

    /** Warns of each in the tables of worked clients. */
    static void check(List<Table> tables, List<WorkedClient> clients, List<Rule> rules, Problems problems) {
        NearMissNames names = new NearMissNames(clients, rules, problems);
        for (Table table : tables) {
            if (!names.isLost(table)) {
                table.rows().forEach(names::check);
            }
        }
    }

    /** Whether not one client of many is a near miss of a rule that is there: then the rules are gone, and one sentence says more than many. */
    private boolean isLost(Table table) {
        List<ClientName> nearMisses = table.rows().stream()
                .map(row -> ClientName.of(row.get("id")))
                .filter(ClientName::isNearMiss)
                .toList();
        boolean isLost = nearMisses.size() >= MANY && nearMisses.stream().allMatch(name -> name.rule(rules) == null);
        if (isLost) {
            problems.error(
                    table,
                    "lost-rules",
                    "none of the rules is there after which its " + nearMisses.size()
                            + " near misses are named; maybe the table "
                            + table.name().substring(TableSource.CASES.length())
                            + " was deleted");
        }
        return isLost;
    }

    private void check(Table.Row row) {
        ClientName name = ClientName.of(row.get("id"));
        if (name.isNearMiss()) {
            lookForTheRule(row, name);
        } else {
            lookForAnotherSpelling(row, name.named());
        }
    }

    /** A near miss of a rule that is not there tests nothing; maybe the rule was renamed. One may be the near miss of a client, too. */
    private void lookForTheRule(Table.Row row, ClientName name) {
        if (name.rule(rules) == null && !clients.contains(name.named())) {
            problems.warning(
                    row,
                    "id",
                    "lost-near-miss",
                    "no rule and no client " + name.named() + problems.maybe(name.named(), rules));
        }
    }

    /** Who is no near miss by name is a client like others, and then the rule is not tested. */
    private void lookForAnotherSpelling(Table.Row row, String id) {
        Matcher end = MISSPELT.matcher(id);
        if (end.find()) {
            String number = end.group(3) == null ? "" : "-" + end.group(3).replaceAll("\\D", "");
            problems.warning(
                    row,
                    "id",
                    "misspelt-near-miss",
                    "\"" + end.group() + "\" found, which means nothing; maybe " + id.substring(0, end.start()) + number
                            + WorkedClient.NEAR_MISS);
        }
    }
}
