package io.karawane.problem;

/** One record cannot be processed; others are not concerned. The message holds no data of the person. */
public class RecordProblem extends RuntimeException {
    private final Reason reason;
    private final String field;
    private final String detail;
    private final boolean permanent;

    private RecordProblem(Reason reason, String field, String detail, boolean permanent) {
        super(reason.code() + (field == null ? "" : " " + field) + ": " + detail);
        this.reason = reason;
        this.field = field;
        this.detail = detail;
        this.permanent = permanent;
    }

    /** Trying again does not help until somebody changes the record or the configuration. */
    public static RecordProblem permanent(Reason reason, String field, String detail) {
        return new RecordProblem(reason, field, detail, true);
    }

    /** Trying again later may help. */
    public static RecordProblem passing(Reason reason, String field, String detail) {
        return new RecordProblem(reason, field, detail, false);
    }

    public Reason reason() {
        return reason;
    }

    /** The field concerned, or null if it is the record as a whole. */
    public String field() {
        return field;
    }

    /** One sentence for the operator. */
    public String detail() {
        return detail;
    }

    public boolean isPermanent() {
        return permanent;
    }
}
