/** The HTTP side: who may do what. No business logic. */
package io.karawane.console;
