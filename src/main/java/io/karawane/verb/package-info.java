/** What an operator asks of the database: of the instance that runs, or of a process of its own while none does. */
package io.karawane.verb;
