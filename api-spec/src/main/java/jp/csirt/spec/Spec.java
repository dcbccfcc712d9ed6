package jp.csirt.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** 契約: finds the contract's files on the class path; holds no types of its own. */
public enum Spec {
    /** The HTTP contract of incident-service, OpenAPI 3.1. */
    INCIDENT_API("openapi/incident-api.v1.yaml"),
    /** The public events, JSON Schema 2020-12: the envelope, and {@code data} of each event under its stored name. */
    PUBLIC_EVENTS("events/events.schema.json"),
    /** The feed of public events, AsyncAPI 3. */
    EVENT_API("events/asyncapi.yaml"),
    /** The HTTP contract of notification-service, OpenAPI 3.1. */
    NOTIFICATION_API("openapi/notification-api.v1.yaml"),
    /** Every problem type either service may answer: slug, status, Japanese and English title, meaning, remedy. */
    PROBLEMS("problems.yaml"),
    /** 用語集: Japanese term, identifier, definition and source of everything the code names. */
    GLOSSARY("glossary.yaml"),
    /** 国民の祝日, by which both services know when offices are closed. */
    HOLIDAYS("calendar/holidays.yaml"),
    /** 団体の定め: JSON Schema (2020-12) of a profile's YAML file. */
    POLICY_PROFILE("schemas/policy-profile.v1.schema.json");

    private final String path;

    Spec(String path) {
        this.path = path;
    }

    /**
     * The file as it was released, byte for byte.
     *
     * @throws UncheckedIOException when the class path lacks it, which is a broken build
     */
    public byte[] bytes() {
        try (InputStream in = Spec.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException(path + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
