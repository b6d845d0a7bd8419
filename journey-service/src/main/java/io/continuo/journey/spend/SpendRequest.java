package io.continuo.journey.spend;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** An import as JSON. */
record SpendRequest(
        @NotEmpty @Size(max = SpendImport.MOST_ROWS) List<@NotNull @Valid SpendRow> rows) {}
