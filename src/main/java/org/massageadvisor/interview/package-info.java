/** Asking a client what matters, step by step: {@link org.massageadvisor.interview.Interview}. */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.interview;
