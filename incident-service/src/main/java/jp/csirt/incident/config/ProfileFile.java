package jp.csirt.incident.config;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jp.csirt.incident.domain.profile.PolicyProfile;
import jp.csirt.incident.domain.profile.ProfileCheck;
import jp.csirt.incident.domain.profile.ProfileCheck.Fault;
import jp.csirt.incident.domain.profile.ProfileShape;
import jp.csirt.spec.Spec;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 団体の定めのファイル: a shipped one by its id, or the body's own by its path; used only when nothing is wrong with it. */
final class ProfileFile {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final String name;

    private ProfileFile(String name) {
        this.name = name;
    }

    /**
     * The profile of that name.
     *
     * @throws UnusableProfileException when there is none, or something is wrong with it
     */
    static PolicyProfile read(String name) {
        return new ProfileFile(name).profile();
    }

    /**
     * SHA-256 of the file of that name, in hexadecimal.
     *
     * @throws UnusableProfileException when there is none
     */
    static String sha256(String name) {
        byte[] bytes = new ProfileFile(name).bytes();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private PolicyProfile profile() {
        JsonNode content = content(bytes());
        refuse(schema().validate(content).stream().map(ProfileFile::fault).toList());
        PolicyProfile profile = converted(content);
        refuse(ProfileCheck.faults(profile));
        refuse(profile.local().toConfirm().stream()
                .filter(pointer -> content.at(JsonPointer.compile(pointer)).isMissingNode())
                .map(pointer -> new Fault("/toConfirm", "%s という項目はこのファイルにありません".formatted(pointer)))
                .toList());
        return profile;
    }

    private byte[] bytes() {
        try (InputStream shipped = ProfileFile.class.getResourceAsStream("/profiles/" + name + ".yaml")) {
            if (shipped != null) {
                return shipped.readAllBytes();
            }
            Path own = Path.of(name);
            if (!Files.isRegularFile(own)) {
                throw unusable(new Fault("", "同梱の定めの名でも、読めるファイルのパスでもありません"));
            }
            return Files.readAllBytes(own);
        } catch (IOException | InvalidPathException e) {
            throw unusable(new Fault("", "読み取れません（%s）".formatted(e.getClass().getSimpleName())));
        }
    }

    private JsonNode content(byte[] bytes) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0); // one that holds itself has no end
        try {
            Object loaded = new Yaml(new SafeConstructor(options)).load(new ByteArrayInputStream(bytes));
            if (!(loaded instanceof Map<?, ?>)) {
                throw unusable(new Fault("", "YAMLの「項目: 値」の形になっていません"));
            }
            return STRICT.valueToTree(loaded);
        } catch (YAMLException | JacksonException e) {
            throw unusable(new Fault("", "YAMLとして読めません（%s）".formatted(e.getMessage())));
        }
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(
                        Dialects.getDraft202012(),
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .locale(Locale.JAPANESE)
                                .build()))
                .getSchema(new ByteArrayInputStream(Spec.POLICY_PROFILE.bytes()), InputFormat.JSON);
    }

    private static Fault fault(Error error) {
        @Nullable String member = error.getProperty();
        String place = error.getInstanceLocation().toString();
        return new Fault(member == null ? place : place + "/" + member, String.valueOf(error.getMessage()));
    }

    /** What the schema cannot say, the parts of the profile refuse themselves. */
    private PolicyProfile converted(JsonNode content) {
        Map<String, Object> members = STRICT.convertValue(content, new TypeReference<>() {});
        try {
            return STRICT.convertValue(ProfileShape.nested(members), PolicyProfile.class);
        } catch (JacksonException e) {
            String pointer = e.getPathReference() == null ? "" : pointer(e);
            Throwable refusal = e.getCause() == null ? e : e.getCause();
            throw unusable(new Fault(pointer, "値が定めに合いません（%s）".formatted(refusal.getMessage())));
        }
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .filter(step -> !step.equals("local"))
                .reduce("", (path, step) -> path + "/" + step);
    }

    private void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new UnusableProfileException(name, faults);
        }
    }

    private UnusableProfileException unusable(Fault fault) {
        return new UnusableProfileException(name, List.of(fault));
    }
}
