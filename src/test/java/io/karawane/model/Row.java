package io.karawane.model;

import java.util.HashSet;
import java.util.Set;

/** A lead or contact as somebody in Salesforce left it. */
public final class Row {
    enum State {
        ALIVE,
        DELETED,
        MERGED,
        CONVERTED
    }

    final String object;
    final String id;
    final int order;
    final Set<Face> facesShown = new HashSet<>();
    final Set<String> addressesLeft = new HashSet<>();
    String email;
    Face face;
    boolean shown;
    boolean everHadAddress;
    boolean moved;
    State state = State.ALIVE;
    Handed handed;
    /** Both sides hold this of it although Salesforce never had to tell it. */
    Face faceFromActiveCampaign;

    Row(String object, String id, int order, String email, Face face, boolean shown) {
        this.object = object;
        this.id = id;
        this.order = order;
        this.email = email;
        this.face = face;
        this.shown = shown;
    }

    public String object() {
        return object;
    }

    public String id() {
        return id;
    }

    /** Null if it has none. */
    public String email() {
        return email;
    }

    public Face face() {
        return face;
    }

    /** Whether it is there, is no converted lead, and Salesforce's users own its fields. */
    public boolean isFree() {
        return state == State.ALIVE && handed == null;
    }

    public boolean isDeleted() {
        return state == State.DELETED;
    }

    /** Whether the selection shows it. */
    public boolean isShown() {
        return shown;
    }

    /** Whether it had another address, or none, before. */
    public boolean hasMoved() {
        return moved;
    }

    /** Whether there is nothing to tell of it yet: it came from ActiveCampaign as it is. */
    boolean isUntouched() {
        return face.equals(faceFromActiveCampaign);
    }

    /** What ActiveCampaign is to have of it. */
    Face told() {
        return handed == null ? face : handed.face;
    }

    /** What Salesforce is to have. */
    Face kept() {
        return handed != null && handed.objects.contains(object) ? handed.face : face;
    }
}
