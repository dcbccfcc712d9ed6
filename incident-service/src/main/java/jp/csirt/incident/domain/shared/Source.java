package jp.csirt.incident.domain.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** 根拠: the document and the clause a rule comes from. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Source {

    /** The document's short name, for example 志免町 対策基準. */
    String document();

    /** The clause within it. */
    String clause();
}
