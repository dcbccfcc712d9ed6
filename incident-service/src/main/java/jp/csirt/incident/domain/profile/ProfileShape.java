package jp.csirt.incident.domain.profile;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** 団体の定めの形: a profile's file is flat, while the profile keeps what the policy says in a part of its own. */
public final class ProfileShape {

    private static final Set<String> OF_POLICY = Arrays.stream(LocalPolicy.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    private ProfileShape() {}

    /** The members of a {@link PolicyProfile} out of those of a file. */
    public static Map<String, Object> nested(Map<String, ?> file) {
        var profile = new LinkedHashMap<String, Object>();
        var policy = new LinkedHashMap<String, Object>();
        file.forEach((member, value) -> (OF_POLICY.contains(member) ? policy : profile).put(member, value));
        profile.put("local", policy);
        return profile;
    }
}
