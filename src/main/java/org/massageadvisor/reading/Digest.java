package org.massageadvisor.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.massageadvisor.table.RulebookProperties;
import org.massageadvisor.table.Table;

/** The identity of a rulebook: a hash of what its tables say, whatever file format, quoting and line ends they were written with. */
final class Digest {
    private Digest() {}

    static String of(Collection<Table> tables) {
        MessageDigest content = sha256();
        for (Table table :
                tables.stream().sorted(Comparator.comparing(Table::name)).toList()) {
            add(content, List.of(table.name()));
            add(content, table.columns());
            for (Table.Row row : table.rows()) {
                if (isAboutTheRules(table, row)) {
                    add(content, row.cells());
                }
            }
        }
        return hash(content);
    }

    /** The identity of a rulebook to which rules were added as code; line ends make no difference here either. */
    static String of(String tables, String file, String code) {
        MessageDigest content = sha256();
        add(content, List.of(tables, file, code.replace("\r\n", "\n").replace('\r', '\n')));
        return hash(content);
    }

    private static String hash(MessageDigest content) {
        return "sha256:" + HexFormat.of().formatHex(content.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What is signed must be what is in force, so who signed it does not belong to it; remarks do not either. */
    private static boolean isAboutTheRules(Table table, Table.Row row) {
        String key = row.get(RulebookProperties.KEY);
        return !table.name().equals(RulebookProperties.FILE)
                || !(RulebookProperties.isRemark(key) || EditionReader.REVIEW.contains(key));
    }

    /** Every text is led by its length and every list by its size, so that no two contents run together. */
    private static void add(MessageDigest content, List<String> texts) {
        addNumber(content, texts.size());
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            addNumber(content, bytes.length);
            content.update(bytes);
        }
    }

    private static void addNumber(MessageDigest content, int number) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            content.update((byte) (number >>> shift));
        }
    }
}
