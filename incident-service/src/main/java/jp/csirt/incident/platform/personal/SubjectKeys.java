package jp.csirt.incident.platform.personal;

/** Where reading finds the keys it meets. */
@FunctionalInterface
public interface SubjectKeys {

    /** All destroyed: every text reads as {@link SubjectKey#ERASED}. */
    SubjectKeys DESTROYED = SubjectKey::destroyed;

    /**
     * The key with this id, destroyed or not.
     *
     * @throws PersonalTextException when there never was one
     */
    SubjectKey key(String id);
}
