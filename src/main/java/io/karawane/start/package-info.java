/** Puts everything together and runs it. */
package io.karawane.start;
