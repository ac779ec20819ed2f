package org.massageadvisor.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.massageadvisor.table.TableSource;

/**
 * What a look at a folder or at one file saw: names, sizes and times, no content. If two looks are equal, nothing has changed between them
 * that a look can see.
 *
 * <p>A folder counts with all its files, not only the tables: what a copy tool has not finished lies beside them under another name, and its
 * growth shows that the folder is not complete. Folders inside it do not count.
 *
 * @param trouble why the look failed, empty if it did not
 */
record FilesSeen(String trouble, Map<String, Entry> files) {
    private static final FileTime NEVER = FileTime.fromMillis(0);

    /**
     * One file.
     *
     * @param place where it lies when all links are followed: a link that is switched to another file shows, even if size and time are equal
     * @param size in bytes; -1 if there is no such file, or a link leads nowhere
     */
    record Entry(Path place, long size, FileTime changed) {}

    static FilesSeen at(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return new FilesSeen("", Map.of("", entry(path)));
            }
            return new FilesSeen("", folder(path));
        } catch (IOException | UncheckedIOException e) {
            return new FilesSeen(String.valueOf(e.getMessage()), Map.of());
        }
    }

    private static Map<String, Entry> folder(Path folder) throws IOException {
        Map<String, Entry> files = new TreeMap<>();
        for (Path file : filesIn(folder)) {
            String name = String.valueOf(file.getFileName());
            if (!TableSource.isLock(name) && !Files.isDirectory(file)) {
                files.put(name, entry(file));
            }
        }
        return files;
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.toList();
        }
    }

    private static Entry entry(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Entry(file.toRealPath(), attributes.size(), attributes.lastModifiedTime());
        } catch (IOException e) {
            return new Entry(file, -1, NEVER);
        }
    }
}
