/** What both services say of their fields: read when needed, remembered in a file, given to the mappings. */
package io.karawane.schema;
