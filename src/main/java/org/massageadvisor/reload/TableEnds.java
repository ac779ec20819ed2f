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
record TableEnds(Map<String, Boolean> isEnded) {

    TableEnds {
        isEnded = Map.copyOf(isEnded);
    }

    static TableEnds at(Path path) throws IOException {
        Map<String, Boolean> isEnded = new TreeMap<>();
        if (Files.isDirectory(path)) {
            for (Path table : tablesIn(path)) {
                isEnded.put(String.valueOf(table.getFileName()), endsWithALineEnd(table));
            }
        }
        return new TableEnds(isEnded);
    }

    private static List<Path> tablesIn(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(file -> TableSource.isTable(String.valueOf(file.getFileName())))
                    .toList();
        }
    }

    private static boolean endsWithALineEnd(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.position(Math.max(0, channel.size() - 1));
            return channel.read(last) == 1 && (last.get(0) == '\n' || last.get(0) == '\r');
        }
    }

    /** What speaks for files that are not complete, where these were complete. */
    List<Problem> signsOfHalf(TableEnds complete) {
        List<Problem> signs = new ArrayList<>();
        for (Map.Entry<String, Boolean> table : new TreeMap<>(complete.isEnded).entrySet()) {
            Boolean ended = isEnded.get(table.getKey());
            if (ended == null) {
                signs.add(error(
                        table.getKey(),
                        "gone",
                        "gone; the rulebook in force has this table, and the folder may still be being copied."
                                + " If the table is to go, reload() takes the folder as it is"));
            } else if (table.getValue() && !ended) {
                signs.add(error(
                        table.getKey(),
                        "half-written",
                        "the last line has no line end, as if the file were still being written."
                                + " If it is complete, end the line, or reload() takes the file as it is"));
            }
        }
        return signs;
    }

    private static Problem error(String file, String kind, String message) {
        return Problem.error(Place.file(file), kind, message);
    }
}
