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
    public List<Grid> grids(boolean withCases, Problems problems) {
        List<Grid> grids = new ArrayList<>();
        Allowance allowance = new Allowance();
        try {
            RulebookProperties.read(bytes(RulebookProperties.FILE), allowance, problems)
                    .ifPresent(grids::add);
            for (String file : new String(bytes("tables.txt"), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (withCases || !file.startsWith(CASES)) {
                    Csv.read(file, bytes(file), allowance, problems).ifPresent(grids::add);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the built-in rulebook cannot be read: " + e.getMessage(), e);
        }
        return grids;
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
