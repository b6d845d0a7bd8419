package io.continuo.localstack;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The Kafka child process: formats the log directory on its first start, then runs the node. */
final class KafkaNode {

    private KafkaNode() {}

    public static void main(String[] args) throws IOException {
        Path configuration = Path.of(args[0]);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(configuration)) {
            properties.load(reader);
        }
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            String cluster = Uuid.randomUuid().toString();
            String[] format = {"format", "-t", cluster, "-c", configuration.toString()};
            if (StorageTool.execute(format, System.out) != 0) {
                throw new IOException("The log directory cannot be formatted");
            }
        }
        Kafka.main(args);
    }
}
