/** A rulebook written for people and for other programs. What is written knows nothing of this library. */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.export;
