/** The way out: one route a service, which every call passes, and what holds for both of them. */
package io.karawane.door;
