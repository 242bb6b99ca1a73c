package io.karawane.sandbox.salesforce.store;

/**
 * Where a write comes from.
 *
 * @param changeOrigin as change events name it
 * @param allowSave whether a duplicate rule may be overridden
 */
public record Origin(String changeOrigin, boolean allowSave) {
    /** A person at the screen. */
    public static final Origin UI = new Origin("com/salesforce/api/soap/63.0;client=SfdcInternalAPI/", true);
}
