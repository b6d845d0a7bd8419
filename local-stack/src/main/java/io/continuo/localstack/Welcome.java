package io.continuo.localstack;

/** Where everything is and what to try first. */
final class Welcome {

    private final StackSettings stack;
    private final ServiceSettings services;
    private final Progress progress;

    Welcome(StackSettings stack, ServiceSettings services, Progress progress) {
        this.stack = stack;
        this.services = services;
        this.progress = progress;
    }

    void say(boolean withServices) {
        progress.say("");
        if (withServices) {
            progress.say(suite());
        } else {
            for (Part part : Part.values()) {
                progress.say("  %-10s %s".formatted(part.label(), stack.address(part)));
            }
        }
        progress.say("");
        progress.say("  Ctrl-C or ./continuo down stops it; the data stay. ./continuo status, ./continuo logs <name>.");
    }

    private String suite() {
        String gateway = "http://localhost:" + services.ports().get(Service.GATEWAY);
        String realm = stack.address(Part.KEYCLOAK);
        return """
                  Gateway    %1$s
                  Console    %1$s/console/
                  Keycloak   %3$s (admin console: admin, admin)
                  Users      agent, analyst, steward, planner, admin (password = name)
                  Clients    ecommerce, store-pos, crm, platform (secret local-only)
                  Write keys demo-web, demo-app, demo-pos, demo-call, demo-social

                  Try
                    curl -s %1$s/q/health/ready
                    TOKEN=$(curl -s %2$s/protocol/openid-connect/token \\
                      -d grant_type=client_credentials -d client_id=platform -d client_secret=local-only \\
                      | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
                    curl -s -u demo-web: -H 'Content-Type: application/json' %1$s/v1/track \\
                      -d '{"anonymousId":"visitor-1","event":"Product Viewed","properties":{"sku":"FRIDGE-500"}}'
                    curl -s -H "Authorization: Bearer $TOKEN" '%1$s/api/inventory/availability?sku=FRIDGE-500&channel=web'\
                """.formatted(gateway, realm, realm.replaceFirst("/realms/.*", ""));
    }
}
