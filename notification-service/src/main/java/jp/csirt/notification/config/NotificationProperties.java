package jp.csirt.notification.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jp.csirt.gate.Frequency;
import jp.csirt.gate.Slowness;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set; every key stands with its default in {@code application.yaml}.
 *
 * @param mongodbUri the database; blank for the embedded one
 * @param publicUrl base of confirmation links; blank for the own address
 * @param consoleUrl base of incident links; blank for {@code incident.url}
 */
@ConfigurationProperties("csirt")
record NotificationProperties(
        @DefaultValue("") String mongodbUri,
        @DefaultValue("") String publicUrl,
        @DefaultValue("") String consoleUrl,
        @DefaultValue Store store,
        @DefaultValue Incident incident,
        @DefaultValue Mail mail,
        @DefaultValue Delivery delivery,
        @DefaultValue Storm storm,
        @DefaultValue Digest digest,
        @DefaultValue Link link,
        @DefaultValue Feed feed,
        @DefaultValue Frequency rateLimit,
        @DefaultValue Slowness connection,
        @DefaultValue Office office,
        @DefaultValue ServiceClock clock) {

    /** The embedded database. */
    record Store(
            @DefaultValue("./data") Path path,
            @DefaultValue("64") int cacheMegabytes,
            @DefaultValue("false") boolean acceptOlder) {}

    /** Where incident-service is, and the key for feed and receipts. */
    record Incident(
            @DefaultValue("http://127.0.0.1:8080") String url,
            @DefaultValue("") String key) {}

    /** The sender of mails. */
    record Mail(@DefaultValue("csirt@localhost") String from) {}

    /** Back-off, circuit breaker, dead letter. */
    record Delivery(
            @DefaultValue("PT5S") Duration retryFirst,
            @DefaultValue("PT10M") Duration retryMax,
            @DefaultValue("PT1M") Duration breakerOpen,
            @DefaultValue("PT24H") Duration giveUp) {}

    /** Single messages per person and channel in a window. */
    record Storm(
            @DefaultValue("5") int limit,
            @DefaultValue("PT1M") Duration window) {}

    /** When the morning's messages go out, Asia/Tokyo. */
    record Digest(@DefaultValue("08:30") LocalTime at) {}

    /** Life of a confirmation link. */
    record Link(@DefaultValue("P30D") Duration valid) {}

    /**
     * The feed.
     *
     * @param away after so long somebody is told
     * @param silence a stream without even a heartbeat for so long is dead
     */
    record Feed(
            @DefaultValue("PT5M") Duration away,
            @DefaultValue("PT45S") Duration silence) {}

    /** 執務時間, Asia/Tokyo, and the days on which the office is closed beside weekends, national holidays and the turn of the year. */
    record Office(
            @DefaultValue("08:30") LocalTime opens,
            @DefaultValue("17:15") LocalTime closes,
            @DefaultValue List<LocalDate> holidays) {}

    /** The service's clock. */
    record ServiceClock(@DefaultValue("false") boolean adjustable) {}
}
