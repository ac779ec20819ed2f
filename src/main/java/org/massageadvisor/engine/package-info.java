/**
 * The engine room: a rulebook becomes a Drools knowledge base, and answers become the rules that fired.
 *
 * <p>This is the only package that knows Drools. Rules are built with the executable model's Java DSL, so that no text is ever
 * compiled: a table cannot run code.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.engine;
