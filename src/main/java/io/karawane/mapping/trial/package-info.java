/** Trying mappings without a connection: the test files beside them, with the types of fields that they tell. */
package io.karawane.mapping.trial;
