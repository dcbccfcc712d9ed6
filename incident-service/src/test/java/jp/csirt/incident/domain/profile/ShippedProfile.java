package jp.csirt.incident.domain.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The profiles that ship. */
public final class ShippedProfile {

    /** 志免町. */
    public static final PolicyProfile SHIME = read("shime-town");

    /** 市川市. */
    static final PolicyProfile ICHIKAWA = read("ichikawa-city");

    /** 海南市. */
    static final PolicyProfile KAINAN = read("kainan-city");

    private ShippedProfile() {}

    private static PolicyProfile read(String id) {
        try (InputStream in = ShippedProfile.class.getResourceAsStream("/profiles/" + id + ".yaml")) {
            return new JsonMapper().convertValue(ProfileShape.nested(new Yaml().load(in)), PolicyProfile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
