package org.massageadvisor.export.page;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.massageadvisor.rulebook.Printable;

/**
 * A page of HTML that is well-formed XML too. Whatever text it is given stands there as text: escaped, and with nothing hidden in it.
 * Links lead within the page only.
 */
final class Html {
    /** Elements within a line; after any other a new line of the source begins. */
    private static final Set<String> WITHIN_A_LINE = Set.of("a", "b", "bdi", "code", "span", "strong");

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern MARKUP = Pattern.compile("[<>&]");

    private final StringWriter page = new StringWriter();
    private final XMLStreamWriter writer;
    private final Deque<String> open = new ArrayDeque<>();

    Html() {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(page);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        write(() -> writer.writeDTD("<!DOCTYPE html>\n"));
    }

    /** Opens an element with these attributes: a name, its value, the next name, and so on. */
    Html open(String element, String... attributes) {
        write(() -> writer.writeStartElement(element));
        open.push(element);
        return attributes(attributes);
    }

    private Html attributes(String... attributes) {
        for (int i = 0; i < attributes.length; i += 2) {
            String name = attributes[i];
            String value = visible(attributes[i + 1]);
            write(() -> writer.writeAttribute(name, value));
        }
        return this;
    }

    /** Closes the element opened last. */
    Html close() {
        String element = open.pop();
        write(writer::writeEndElement);
        return WITHIN_A_LINE.contains(element) ? this : newLine();
    }

    /** An element that never has content. */
    Html empty(String element, String... attributes) {
        write(() -> writer.writeEmptyElement(element));
        return attributes(attributes).newLine();
    }

    /** An element with nothing but text. */
    Html element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A link to the element with this id. */
    Html link(String anchor, String text, String... attributes) {
        return open("a", "href", "#" + anchor).attributes(attributes).text(text).close();
    }

    Html text(String text) {
        String visible = visible(text);
        write(() -> writer.writeCharacters(visible));
        return this;
    }

    Html newLine() {
        write(() -> writer.writeCharacters("\n"));
        return this;
    }

    /** A style sheet, which browsers read as it stands; so it may hold nothing that would have to be escaped. */
    Html style(String sheet) {
        if (MARKUP.matcher(sheet).find()) {
            throw new IllegalArgumentException("a style sheet with markup in it");
        }
        open("style");
        write(() -> writer.writeCharacters("\n" + sheet));
        return close();
    }

    /** An id for an element, different for each name: whatever may not stand in one is spelt out. */
    static String anchor(String kind, String name) {
        StringBuilder anchor = new StringBuilder(kind).append('-');
        name.codePoints().forEach(c -> {
            boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
            if (isPlain) {
                anchor.append((char) c);
            } else {
                anchor.append('~').append(Integer.toHexString(c)).append('~');
            }
        });
        return anchor.toString();
    }

    private static String visible(String text) {
        return Printable.text(SPACE.matcher(text).replaceAll(" "));
    }

    private void write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    /** The page; every element must be closed. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        write(writer::flush);
        return page.toString();
    }
}
