/** Everything that can be wrong: with a configuration file, or with one record; said in words and with what to do. */
package io.karawane.problem;
