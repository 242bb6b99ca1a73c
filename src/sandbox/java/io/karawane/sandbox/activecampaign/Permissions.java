package io.karawane.sandbox.activecampaign;

import io.karawane.sandbox.Switches;
import java.util.List;

/** What the key's user and the plan may not do: 403 in two shapes. */
final class Permissions {
    private static final List<String> TITLED = List.of("lists", "contactLists");

    private final Switches switches;

    Permissions(Switches switches) {
        this.switches = switches;
        switches.declare("accounts", true);
        switches.declare("forbidden", "");
    }

    /** Refuses resources that the switch {@code forbidden} lists, and all of accounts on a plan without them. */
    void check(Call call) {
        String resource = call.path().get(0);
        if (resource.startsWith("account") && !switches.on("accounts")) {
            throw ApiError.message(403, "Forbidden");
        }
        if (!resource.isEmpty()
                && List.of(switches.text("forbidden").split(",")).contains(resource)) {
            throw TITLED.contains(resource)
                    ? ApiError.titled(403, "Forbidden").detail("You do not have permission to create lists.")
                    : ApiError.message(403, "Forbidden");
        }
    }
}
