package org.massageadvisor.reading;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.massageadvisor.rulebook.Spelling;
import org.massageadvisor.table.Problems;
import org.massageadvisor.table.Table;

/** Looks for groups that were probably meant to be another: what stands in a misspelt group is missed by whoever asks for the group. */
final class GroupNames {
    private static final String COLUMN = "group";
    private static final int MOST_GROUPS = 200;

    private GroupNames() {}

    /**
     * Warns at each row of a group whose name is nearly that of a larger one, or of one that means something to the program.
     *
     * @param known the groups that mean something, whether or not anything stands in them
     */
    static void check(Table table, Set<String> known, Problems problems) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        known.forEach(name -> sizes.put(name, Integer.MAX_VALUE));
        for (Table.Row row : table.rows()) {
            sizes.merge(row.get(COLUMN), 1, (a, b) -> a == Integer.MAX_VALUE ? a : a + b);
        }
        if (sizes.size() > MOST_GROUPS) {
            return;
        }
        Map<String, String> meant = new LinkedHashMap<>();
        sizes.forEach((name, size) -> sizes.forEach((other, otherSize) -> {
            if (otherSize > size && isNearly(name, other)) {
                meant.putIfAbsent(name, other);
            }
        }));
        for (Table.Row row : table.rows()) {
            String other = meant.get(row.get(COLUMN));
            if (other != null) {
                problems.warning(
                        row,
                        COLUMN,
                        "similar-group",
                        "the group " + row.get(COLUMN) + " is not the same as " + other + "; maybe " + other);
            }
        }
    }

    private static boolean isNearly(String name, String other) {
        return !name.isEmpty() && (plain(name).equals(plain(other)) || Spelling.isSlip(plain(name), plain(other)));
    }

    /** Without what is easily written in another way: capitals, hyphens, the s of a plural. */
    private static String plain(String name) {
        String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        return letters.endsWith("s") ? letters.substring(0, letters.length() - 1) : letters;
    }
}
