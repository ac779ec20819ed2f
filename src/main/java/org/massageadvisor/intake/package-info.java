/**
 * What a client said: an {@link org.massageadvisor.intake.Intake} as it was taken down, and its check against a vocabulary.
 */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.intake;
