/** Intakes and recommendations as JSON. */
@org.jspecify.annotations.NullMarked
package org.massageadvisor.json;
