package io.karawane.sandbox.salesforce.rest;

import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;

/** The REST API reads gzip, and writes it to callers that accept it. */
public final class Zipping {
    private Zipping() {}

    public static CompressionHandler handler() {
        CompressionHandler compression = new CompressionHandler();
        compression.putCompression(new GzipCompression());
        compression.putConfiguration(
                "/services/data/*", CompressionConfig.builder().defaults().build());
        return compression;
    }
}
