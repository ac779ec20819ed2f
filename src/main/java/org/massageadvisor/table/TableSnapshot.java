package org.massageadvisor.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stood in a source when it was read, with the worked clients; whoever asks again is told the same, whatever became of the files. */
public final class TableSnapshot extends TableSource {
    private final TableSource source;
    private final List<Grid> grids;
    private final List<Problem> problems;
    private final byte @Nullable [] workbook;

    TableSnapshot(TableSource source, List<Grid> grids, Problems problems, byte @Nullable [] workbook) {
        this.source = source;
        this.grids = List.copyOf(grids);
        this.problems = problems.inOrder();
        this.workbook = workbook;
    }

    @Override
    public List<Grid> grids(boolean withCases, Problems problems) {
        this.problems.forEach(problems::add);
        return grids.stream()
                .filter(grid -> withCases || !grid.name().startsWith(CASES))
                .toList();
    }

    @Override
    public Place place(String table) {
        return source.place(table);
    }

    /** The bytes of the workbook; null if the source is none, or was too large to be read. */
    public byte @Nullable [] workbook() {
        return workbook == null ? null : workbook.clone();
    }

    @Override
    public TableSnapshot snapshot() {
        return this;
    }
}
