/** The program: reads intakes from files or standard input, prints advice. Needs picocli, which an embedder does not get. */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.cli;
