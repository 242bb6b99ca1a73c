package io.karawane.sandbox.salesforce.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The limits of an Enterprise Edition that nothing here uses up. */
final class UntouchedLimits {
    private static final Map<String, Integer> MOST = new TreeMap<>(Map.ofEntries(
            Map.entry("AnalyticsExternalDataSizeMB", 40_960),
            Map.entry("ConcurrentAsyncGetReportInstances", 200),
            Map.entry("ConcurrentSyncReportRuns", 20),
            Map.entry("DailyAnalyticsDataflowJobExecutions", 60),
            Map.entry("DailyAsyncApexExecutions", 250_000),
            Map.entry("DailyBulkV2QueryFileStorageMB", 976_562),
            Map.entry("DailyDurableGenericStreamingApiEvents", 200_000),
            Map.entry("DailyDurableStreamingApiEvents", 200_000),
            Map.entry("DailyGenericStreamingApiEvents", 200_000),
            Map.entry("DailyStandardVolumePlatformEvents", 25_000),
            Map.entry("DailyStreamingApiEvents", 200_000),
            Map.entry("DailyWorkflowEmails", 1_000),
            Map.entry("DataStorageMB", 10_240),
            Map.entry("DurableStreamingApiConcurrentClients", 1_000),
            Map.entry("FileStorageMB", 10_240),
            Map.entry("HourlyAsyncReportRuns", 1_200),
            Map.entry("HourlyDashboardRefreshes", 200),
            Map.entry("HourlyDashboardResults", 5_000),
            Map.entry("HourlyDashboardStatuses", 999_999_999),
            Map.entry("HourlyODataCallout", 20_000),
            Map.entry("HourlyPublishedPlatformEvents", 250_000),
            Map.entry("HourlyPublishedStandardVolumePlatformEvents", 1_000),
            Map.entry("HourlySyncReportRuns", 500),
            Map.entry("HourlyTimeBasedWorkflow", 1_000),
            Map.entry("MassEmail", 5_000),
            Map.entry("SingleEmail", 5_000),
            Map.entry("StreamingApiConcurrentClients", 1_000)));

    private UntouchedLimits() {}

    static void putInto(ObjectNode limits) {
        MOST.forEach((name, most) -> limits.putObject(name).put("Max", most).put("Remaining", most));
        limits.putObject("PermissionSets")
                .put("Max", 1_500)
                .put("Remaining", 1_500)
                .putObject("CreateCustom")
                .put("Max", 1_000)
                .put("Remaining", 1_000);
    }
}
