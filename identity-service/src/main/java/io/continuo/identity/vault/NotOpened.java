package io.continuo.identity.vault;

/** A box does not open: another key, another place, another owner, or changed bytes. */
public final class NotOpened extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotOpened() {
        super("a sealed value does not open with the key of its owner");
    }
}
