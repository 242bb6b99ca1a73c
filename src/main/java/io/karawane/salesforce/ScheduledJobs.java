package io.karawane.salesforce;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is scheduled in the org itself, by whomever. */
public final class ScheduledJobs {
    private static final int MOST = 200;

    /** Those that administrators meet; others are told by their number. */
    private static final Map<String, String> TYPES = Map.of("3", "dashboard", "7", "apex", "8", "report", "9", "batch");

    private final Salesforce salesforce;

    public ScheduledJobs(Salesforce salesforce) {
        this.salesforce = salesforce;
    }

    /**
     * {@code {"name","type","state","schedule","next","last"}}, the next first.
     *
     * @throws ConditionRefused if the integration user may not see them
     */
    public List<Map<String, Object>> list() {
        return salesforce
                .ask(
                        "SELECT CronJobDetail.Name, CronJobDetail.JobType, State, CronExpression, NextFireTime, PreviousFireTime"
                                + " FROM CronTrigger ORDER BY NextFireTime NULLS LAST LIMIT " + MOST)
                .stream()
                .map(ScheduledJobs::told)
                .toList();
    }

    private static Map<String, Object> told(Map<String, Object> trigger) {
        Map<?, ?> job = trigger.get("CronJobDetail") instanceof Map<?, ?> detail ? detail : Map.of();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", job.get("Name"));
        told.put("type", TYPES.getOrDefault(String.valueOf(job.get("JobType")), String.valueOf(job.get("JobType"))));
        told.put("state", trigger.get("State"));
        told.put("schedule", trigger.get("CronExpression"));
        told.put("next", trigger.get("NextFireTime"));
        told.put("last", trigger.get("PreviousFireTime"));
        return told;
    }
}
