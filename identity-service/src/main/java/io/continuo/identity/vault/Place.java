package io.continuo.identity.vault;

/** The column a sealed value belongs to: moved into another one, it cannot be opened. */
public record Place(String table, String column) {

    @Override
    public String toString() {
        return table + "." + column;
    }
}
