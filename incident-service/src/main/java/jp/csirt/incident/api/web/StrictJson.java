package jp.csirt.incident.api.web;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.api.problem.ApiProblem;
import jp.csirt.incident.api.problem.FieldError;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/** Request bodies, read without forgiving anything: no unknown or repeated names, nothing after the document, no coercion. */
public final class StrictJson {

    /** The shapes in which a value of each kind may be written. */
    private static final Map<LogicalType, Set<CoercionInputShape>> NATURAL = Map.of(
            LogicalType.Integer, Set.of(CoercionInputShape.Integer),
            LogicalType.Float, Set.of(CoercionInputShape.Integer, CoercionInputShape.Float),
            LogicalType.Boolean, Set.of(CoercionInputShape.Boolean),
            LogicalType.Textual, Set.of(CoercionInputShape.String, CoercionInputShape.EmptyString),
            LogicalType.Enum, Set.of(CoercionInputShape.String));

    private final JsonMapper mapper;

    public StrictJson() {
        JsonMapper.Builder builder = JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // would tell it as a wrong type
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .addModule(new SimpleModule("strict")
                        .addDeserializer(Instant.class, new StrictText<>(Instant.class, StrictText::instant))
                        .addDeserializer(LocalDate.class, new StrictText<>(LocalDate.class, StrictText::date))
                        .addDeserializer(UUID.class, new StrictText<>(UUID.class, StrictText::id)));
        for (LogicalType scalar : NATURAL.keySet()) {
            builder.withCoercionConfig(scalar, config -> {
                for (CoercionInputShape shape : CoercionInputShape.values()) {
                    if (!natural(scalar, shape)) {
                        config.setCoercion(shape, CoercionAction.Fail);
                    }
                }
            });
        }
        this.mapper = builder.build();
    }

    /**
     * The body as a request, checked against its record.
     *
     * @throws ApiProblem 400, with every field at fault
     */
    public <R extends Record> R read(byte[] body, Class<R> type) {
        R request = parsed(body, type);
        List<FieldError> errors = RecordCheck.errors(request);
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
        return request;
    }

    /**
     * The body as an object that is to be taken apart.
     *
     * @throws ApiProblem 400 unless it is one
     */
    public ObjectNode object(byte[] body) {
        return parsed(body, ObjectNode.class);
    }

    private <T> T parsed(byte[] body, Class<T> type) {
        T request;
        try (JsonParser parser = mapper.createParser(Body.text(body))) {
            request = mapper.readValue(parser, type);
            if (parser.nextToken() != null) {
                throw malformed(parser.currentTokenLocation());
            }
        } catch (DatabindException | InputCoercionException e) {
            throw ApiProblem.invalid(List.of(error(e)));
        } catch (JacksonException e) {
            throw malformed(e.getLocation());
        }
        if (request == null) {
            throw ApiProblem.invalid(List.of(new FieldError("", "WRONG_TYPE", "オブジェクト { } を送ってください。")));
        }
        return request;
    }

    /** Limits on the document itself, as on the length of a number, are told without a place. */
    private static ApiProblem malformed(@Nullable TokenStreamLocation at) {
        String place = at == null ? "" : "（%d行%d文字目）".formatted(at.getLineNr(), at.getColumnNr());
        return ApiProblem.of("malformed-json", "本文をJSONとして読めません" + place + "。名前の重複や余分な文字がないかも確かめてください。");
    }

    private static boolean natural(LogicalType type, CoercionInputShape shape) {
        return NATURAL.getOrDefault(type, Set.of()).contains(shape);
    }

    private static FieldError error(JacksonException e) {
        String pointer = e.getPath().stream()
                .map(step -> "/" + (step.getPropertyName() == null ? step.getIndex() : escape(step.getPropertyName())))
                .collect(joining());
        return switch (e) {
            case UnrecognizedPropertyException _ -> new FieldError(pointer, "UNKNOWN_FIELD", "知らない項目です。名前を確かめてください。");
            case InvalidNullException _ -> new FieldError(pointer, "REQUIRED", "null にはできません。");
            case InputCoercionException _ -> new FieldError(pointer, "OUT_OF_RANGE", "扱える大きさの整数を送ってください。");
            case MismatchedInputException mismatch -> new FieldError(pointer, "WRONG_TYPE", expected(mismatch));
            default -> new FieldError(pointer, "WRONG_TYPE", "値の形が正しくありません。");
        };
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return "値の形が正しくありません。";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(String::valueOf)
                    .collect(joining(", ", "次のどれかを送ってください: ", ""));
        }
        return switch (type.getSimpleName()) {
            case "Instant" -> "時差付きの日時（例 2026-04-01T09:05:00+09:00）を送ってください。";
            case "LocalDate" -> "日付（例 2026-04-01）を送ってください。";
            case "UUID" -> "識別子として読めません。選び直すか、回答で受け取った識別子（例 0198a3f0-8c33-7e44-af55-b16677889900）をそのまま送ってください。";
            case "String" -> "文字列を送ってください。";
            case "int", "Integer" -> "整数を送ってください。";
            case "boolean", "Boolean" -> "true か false を送ってください。";
            default -> "値の形が正しくありません。";
        };
    }

    /** A step of a JSON Pointer; half a surrogate pair could not be written into the answer. */
    private static String escape(String name) {
        String whole = name.replaceAll("[\\x{D800}-\\x{DFFF}]", "\uFFFD");
        return whole.replace("~", "~0").replace("/", "~1");
    }
}
