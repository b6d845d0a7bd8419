package io.continuo.localstack.demo;

/** What brings a touchpoint to the gateway: an SDK with a write key, or a system with a token. */
enum Sender {
    WEB_SDK("demo-web", true),
    APP_SDK("demo-app", true),
    TILL_SDK("demo-pos", true),
    CALL_SDK("demo-call", true),
    SOCIAL_SDK("demo-social", true),
    SHOP("ecommerce", false),
    STORE_SYSTEMS("store-pos", false),
    CHANNEL_ADAPTERS("platform", false);

    /** The write key, or the client that asks for a token. */
    final String credential;

    /** Whether it speaks the tracking API. */
    final boolean tracks;

    Sender(String credential, boolean tracks) {
        this.credential = credential;
        this.tracks = tracks;
    }
}
