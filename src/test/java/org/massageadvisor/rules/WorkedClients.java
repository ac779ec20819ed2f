package org.massageadvisor.rules;

import java.nio.file.Path;
import java.util.List;
import org.massageadvisor.review.CheckedRulebook;
import org.massageadvisor.review.WorkedClient;
import org.massageadvisor.table.TableSource;

/** The worked clients of {@code rules/cases}. */
public final class WorkedClients {
    static final Path RULES = Path.of("rules");

    private WorkedClients() {}

    /** All worked clients, in the order of files and rows. */
    public static List<WorkedClient> all() {
        return CheckedRulebook.of(TableSource.at(RULES)).clients();
    }
}
