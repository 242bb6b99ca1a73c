package io.karawane.sandbox.activecampaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.karawane.sandbox.Json;

/** {@code /users/me}, which every plan and every user may ask: the test of a connection. */
final class UserResource {
    private final Views views;

    UserResource(Views views) {
        this.views = views;
    }

    void register(Router router) {
        router.on("GET", "users/me", call -> Reply.ok(Reply.envelope("user", me())))
                .on("GET", "", call -> Reply.emptyObject());
    }

    private ObjectNode me() {
        ObjectNode user = Json.object();
        user.put("username", "admin").put("firstName", "Sandbox").put("lastName", "Admin");
        user.put("email", "admin@sandbox.test").put("phone", "").put("signature", "");
        user.put("localZoneid", "America/Chicago");
        user.put("password_updated_utc_timestamp", "2024-01-02 03:04:05");
        user.putNull("cdate").putNull("udate").put("mfaEnabled", "0").put("id", "1");
        user.set(
                "links",
                views.links(
                        "users",
                        user,
                        "lists",
                        "userGroup",
                        "dealGroupTotals",
                        "dealGroupUsers",
                        "configs",
                        "dealConnection",
                        "userConversationsPermission",
                        "seatUser"));
        return user;
    }
}
