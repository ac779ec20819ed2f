package org.massageadvisor.review;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.massageadvisor.reading.RulebookReader;
import org.massageadvisor.rulebook.Rulebook;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;
import org.massageadvisor.table.TableSource;

/**
 * A rulebook with its worked clients, laws and accepted changes, and everything that is wrong with any of them.
 *
 * @param rulebook the rulebook; null if it cannot be used
 * @param clients the worked clients that can be understood, in the order of tables and rows
 * @param laws what its authors want to be true of every client
 * @param accepted the changes since the version before that make the advice less safe and were accepted
 * @param problems what is wrong, in the order of files, sheets and rows
 * @param tables the tables of the rulebook, as far as they could be read
 */
public record CheckedRulebook(
        @Nullable Rulebook rulebook,
        List<WorkedClient> clients,
        LawsToProve laws,
        List<AcceptedChange> accepted,
        List<Problem> problems,
        List<Table> tables) {
    public CheckedRulebook {
        tables = List.copyOf(tables);
        clients = List.copyOf(clients);
        accepted = List.copyOf(accepted);
        problems = List.copyOf(problems);
    }

    /** Reads a rulebook with its worked clients and checks both. */
    public static CheckedRulebook of(TableSource source) {
        Problems problems = new Problems();
        RulebookReader.Result read = RulebookReader.readWithCases(source, problems);
        WorkedClientReader reader = new WorkedClientReader(read, problems);
        List<WorkedClient> clients = reader.read(read.cases());
        Rulebook rulebook = read.rulebook();
        LawsToProve laws = LawsToProve.NONE;
        List<AcceptedChange> accepted = List.of();
        if (rulebook != null) {
            CommitmentReader commitments = new CommitmentReader(rulebook, problems);
            laws = new LawsToProve(commitments.laws(read.tables()), commitments.conflicts(read.tables()));
            accepted = commitments.acceptedChanges(read.tables());
            NearMissNames.check(read.cases(), clients, rulebook.rules(), problems);
        }
        return new CheckedRulebook(rulebook, clients, laws, accepted, problems.inOrder(), read.tables());
    }

    /** Whether an error was found, in the rulebook or in its worked clients. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }
}
