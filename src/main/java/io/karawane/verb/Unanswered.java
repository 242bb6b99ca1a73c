package io.karawane.verb;

import io.karawane.verb.Answer.Outcome;

/** A verb has nothing to give but a reason. */
public final class Unanswered extends RuntimeException {
    private final transient Answer answer;

    public Unanswered(Answer answer) {
        super(answer.text());
        this.answer = answer;
    }

    /** @param hint what to do, null if the text says it */
    public Unanswered(Outcome outcome, String text, String hint) {
        this(new Answer(outcome, null, null, text, hint));
    }

    public Answer answer() {
        return answer;
    }
}
