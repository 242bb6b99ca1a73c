/**
 * The types of fields on both sides, which pairs of them may be mapped, and how a value of one becomes a value of the
 * other. Knows no file and no record.
 */
package io.karawane.mapping.type;
