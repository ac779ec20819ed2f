package org.massageadvisor.reload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.massageadvisor.table.Place;
import org.massageadvisor.table.Problem;
import org.massageadvisor.table.TableSource;

/**
 * The tables of a folder, each with whether its last line is ended. Tells from those in force whether the folder may still be being written:
 * a table that is cut off or not there yet would pass as one with fewer rules.
 *
 * <p>A workbook has none: it cannot be read before its last byte is there.
 */
record TableEnds(Map<String, End> ends) {

    /**
     * One table.
     *
     * @param isEnded whether its last line has a line end
     */
    record End(boolean isEnded, long size) {}

    TableEnds {
        ends = Map.copyOf(ends);
    }

    static TableEnds at(Path path) throws IOException {
        Map<String, End> ends = new TreeMap<>();
        if (Files.isDirectory(path)) {
            for (Path table : tablesIn(path)) {
                ends.put(String.valueOf(table.getFileName()), end(table));
            }
        }
        return new TableEnds(ends);
    }

    private static List<Path> tablesIn(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(file -> TableSource.isTable(String.valueOf(file.getFileName())))
                    .toList();
        }
    }

    private static End end(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(Math.max(0, channel.size() - 1));
            boolean isEnded = channel.read(last) == 1 && (last.get(0) == '\n' || last.get(0) == '\r');
            return new End(isEnded, channel.size());
        }
    }

    /** What speaks for files that are not complete, where these were complete. */
    List<Problem> signsOfHalf(TableEnds complete) {
        List<Problem> signs = new ArrayList<>();
        for (String table : new TreeSet<>(complete.ends.keySet())) {
            if (!ends.containsKey(table)) {
                signs.add(error(
                        table,
                        "gone",
                        "gone; the rulebook in force has this table, and the folder may still be being copied."
                                + " If the table is to go, reload() takes the folder as it is"));
            }
        }
        new TreeMap<>(ends).forEach((table, end) -> {
            End before = complete.ends.get(table);
            // Some programs never end the last line; then only a table that became shorter looks cut off.
            boolean isAsBefore = before != null && !before.isEnded() && end.size() >= before.size();
            if (!end.isEnded() && !isAsBefore) {
                signs.add(error(
                        table,
                        "half-written",
                        "the last line has no line end, as if the file were still being written."
                                + " If it is complete, end the line, or reload() takes the file as it is"));
            }
        });
        return signs;
    }

    private static Problem error(String file, String kind, String message) {
        return Problem.error(Place.file(file), kind, message);
    }
}
