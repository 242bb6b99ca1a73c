/** Checks of what people have configured, the same for start-up and for the verb {@code validate}. */
package io.karawane.check;
