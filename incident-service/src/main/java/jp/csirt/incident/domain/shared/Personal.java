package jp.csirt.incident.domain.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * 個人情報となり得る文言: a text that names a person or, being free, may name one. In the event log it stands only encrypted
 * under its incident's key. An annotation instead of a type of its own, because every such value is a text and requests,
 * rules and views work with the plain words.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {}
