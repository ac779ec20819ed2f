package org.massageadvisor.table;

import org.xml.sax.SAXException;

/** More than any table has; nothing behind it is read. */
final class TooLargeException extends SAXException {
    private static final long serialVersionUID = 1;

    TooLargeException(String message) {
        super(message);
    }
}
