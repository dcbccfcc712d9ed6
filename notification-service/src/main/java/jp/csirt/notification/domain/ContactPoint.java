package jp.csirt.notification.domain;

import org.jspecify.annotations.Nullable;

/**
 * 連絡先.
 *
 * @param address a mail address, the URL of a webhook, or a telephone number as text
 * @param format of a webhook's body
 * @param secret signs a webhook ({@code whsec_…})
 */
public record ContactPoint(
        Channel kind,
        String address,
        Hours hours,
        @Nullable Format format,
        @Nullable String secret) {

    /** 時間帯 in which it is used first. */
    public enum Hours {
        ALWAYS,
        /** 執務時間. */
        OFFICE,
        /** 夜間・休日. */
        OFF_HOURS
    }

    /** 形式 of a webhook's body. */
    public enum Format {
        JSON,
        SLACK,
        TEAMS
    }

    boolean isFor(boolean officeOpen) {
        return switch (hours) {
            case ALWAYS -> true;
            case OFFICE -> officeOpen;
            case OFF_HOURS -> !officeOpen;
        };
    }
}
