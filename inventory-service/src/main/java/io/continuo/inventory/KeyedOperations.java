package io.continuo.inventory;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Says in the API document which operations require an Idempotency-Key: every POST but those that change nothing. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class KeyedOperations implements OASFilter {

    /** What only plans or compares may be done twice. */
    private static final Set<String> UNKEYED = Set.of("/api/inventory/sourcing", "/api/inventory/reconciliation");

    private static final int LONGEST = 255;

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().forEach(KeyedOperations::require);
    }

    private static void require(String path, PathItem item) {
        if (item.getPOST() != null && !UNKEYED.contains(path)) {
            item.getPOST().addParameter(key());
        }
    }

    private static Parameter key() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .required(true)
                .description("New for each new request; the same again repeats its answer")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .minLength(1)
                        .maxLength(LONGEST));
    }
}
