/**
 * The engine room: a rulebook becomes a Drools knowledge base, and answers become the rules that fired.
 *
 * <p>This is the only package that knows Drools. Rules are built with the executable model's Java DSL, so that no text of a table is ever
 * compiled: a table cannot run code. Rules that a developer wrote as code come in by another door, {@link
 * org.massageadvisor.engine.TrustedDrl}, which only a program that asks for it by name opens.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.engine;
