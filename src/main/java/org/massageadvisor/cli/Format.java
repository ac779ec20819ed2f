package org.massageadvisor.cli;

/** How to print results; the names are what a user types. */
enum Format {
    text,
    json
}
