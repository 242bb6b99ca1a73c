/** What waits, who is linked with whom, what happened, where captures stand: all of it in tables. */
package io.karawane.queue;
