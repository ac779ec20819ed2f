/** What is proved of a rulebook for all clients: that nothing in it is dead, idle or left out, the laws of safety, and those of its authors. */
@NullMarked
package org.massageadvisor.review.proof;

import org.jspecify.annotations.NullMarked;
