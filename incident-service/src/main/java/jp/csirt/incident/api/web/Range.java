package jp.csirt.incident.api.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The whole numbers a member may be, both ends included; without it from 0 on. Of a list the largest number of entries; without it
 * 1 000.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Range {

    /** Smallest. */
    int min();

    /** Largest. */
    int max();
}
