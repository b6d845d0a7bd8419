package io.continuo.inventory.catalog;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;

/** A row people edit: its version is its entity tag. */
@MappedSuperclass
abstract class CatalogRow {

    @Version
    long version;
}
