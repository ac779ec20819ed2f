package org.massageadvisor.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of {@code hostile/cells.txt}.
 *
 * @param isUnreadable whether it holds what no cell may hold
 */
record HostileCell(String name, String text, boolean isUnreadable) {
    private static final Pattern LINE = Pattern.compile("(! )?([a-z -]+?)(?: x(\\d+))?: (.*)");

    /** All of them; commands in them would write this file. */
    static List<HostileCell> all(Path canary) {
        try (InputStream in = HostileCell.class.getResourceAsStream("/hostile/cells.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> of(line, canary))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HostileCell of(String line, Path canary) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("name: text expected: " + line);
        }
        int times = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        String text = withoutEscapes(matcher.group(4)).replace("CANARY", canary.toString());
        return new HostileCell(matcher.group(2), text.repeat(times), matcher.group(1) != null);
    }

    private static String withoutEscapes(String text) {
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                result.append(c);
                continue;
            }
            c = text.charAt(++i);
            switch (c) {
                case 'n' -> result.append('\n');
                case 'r' -> result.append('\r');
                case 't' -> result.append('\t');
                case 'u' -> {
                    result.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> result.append(c);
            }
        }
        return result.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
