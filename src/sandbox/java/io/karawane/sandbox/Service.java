package io.karawane.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** One of the two simulated services; everything it keeps is in memory. */
public interface Service extends AutoCloseable {

    /** Adds its servlets, all of them asynchronous, to a context whose path is {@code /}. */
    void register(ServletContextHandler context);

    /** Drops all data: the state right after construction. */
    void reset();

    /** Its part of {@code GET /sandbox/dump}: table name to array of rows, as the service's own API shows them. */
    ObjectNode dump();

    /** How many rows each table holds, without what is deleted. */
    Map<String, Integer> counts();

    @Override
    void close();
}
