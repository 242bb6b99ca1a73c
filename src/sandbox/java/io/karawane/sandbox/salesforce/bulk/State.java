package io.karawane.sandbox.salesforce.bulk;

/** Where a job stands. */
enum State {
    OPEN("Open", "Open"),
    UPLOAD_COMPLETE("UploadComplete", "Closed"),
    IN_PROGRESS("InProgress", "Closed"),
    JOB_COMPLETE("JobComplete", "Completed"),
    FAILED("Failed", "Failed"),
    ABORTED("Aborted", "Aborted");

    private final String apiName;
    private final String inMessages;

    State(String apiName, String inMessages) {
        this.apiName = apiName;
        this.inMessages = inMessages;
    }

    String apiName() {
        return apiName;
    }

    /** As in {@code Aborting already Completed Job not allowed}. */
    String inMessages() {
        return inMessages;
    }

    boolean terminal() {
        return this == JOB_COMPLETE || this == FAILED || this == ABORTED;
    }
}
