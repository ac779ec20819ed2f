package org.massageadvisor.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The tables in the library's own jar; {@code tables.txt} beside them names them, because a jar cannot be listed. */
final class BuiltInTables extends TableSource {
    private static final String FOLDER = "/org/massageadvisor/rules/";

    @Override
    List<Table> read(Problems problems) {
        List<Table> tables = new ArrayList<>();
        try {
            Table properties =
                    RulebookProperties.read(RulebookProperties.FILE, bytes(RulebookProperties.FILE), problems);
            if (properties != null) {
                tables.add(properties);
            }
            for (String file : new String(bytes("tables.txt"), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                Table table = Csv.read(file, bytes(file), problems);
                if (table != null) {
                    tables.add(table);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the built-in rulebook cannot be read: " + e.getMessage(), e);
        }
        return tables;
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = BuiltInTables.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IOException("the jar holds no " + FOLDER + file);
            }
            return in.readAllBytes();
        }
    }
}
