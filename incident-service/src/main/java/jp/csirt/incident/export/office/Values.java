package jp.csirt.incident.export.office;

import org.jspecify.annotations.Nullable;

/** What stands for each key in one place of a template. */
@FunctionalInterface
interface Values {

    /** The value; absent for a key nobody knows. */
    @Nullable
    String of(String key);
}
