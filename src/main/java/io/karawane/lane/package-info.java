/** The stages of the two lanes that a route can't say: what is read, who is who, what is written, how it settles. */
package io.karawane.lane;
