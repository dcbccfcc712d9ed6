package jp.csirt.incident.domain.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** 選ばせるもの: of what the organisation has a text names something, so that whoever is asked for it need not know its code. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ChosenFrom {

    Directory value();

    /** 名簿. */
    enum Directory {
        /** 部署, by their codes. */
        DEPARTMENTS,
        /** 機関, by their codes. */
        ORGANS,
        /** 職, by their codes. */
        POSTS,
        /** 宛先: 部署, 機関 and 職, by their codes. */
        ADDRESSEES,
        /** 職員, by their ids. */
        PERSONS,
        /** 職員 by name, or anybody else in words. */
        NAMES,
        /** 機関 by their codes, or a body outside in words. */
        PARTNERS,
        /** 委託契約 for which somebody holds a post, or any other in words. */
        CONTRACTS
    }
}
