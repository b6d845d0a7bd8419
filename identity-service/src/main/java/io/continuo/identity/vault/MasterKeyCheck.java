package io.continuo.identity.vault;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Does not let the service start with another master key than its data is sealed under: nobody could be read. */
@ApplicationScoped
class MasterKeyCheck {

    /** Some keys; a look at all of them would take as long as there are customers. */
    private static final String SOME =
            "SELECT DISTINCT master FROM (SELECT master FROM data_keys LIMIT 1000) AS sample";

    void atStart(@Observes StartupEvent started, MasterKeys masters, DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet wrapping = statement.executeQuery(SOME)) {
            while (wrapping.next()) {
                masters.require(wrapping.getString("master"));
            }
        }
    }
}
