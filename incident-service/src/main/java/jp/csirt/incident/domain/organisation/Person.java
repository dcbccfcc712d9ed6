package jp.csirt.incident.domain.organisation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 職員等: a person who may hold posts and keys. */
public record Person(UUID personId, String name, @Nullable String department) {}
