package jp.csirt.notification.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** 静穏時間: a person's own; what is not urgent waits for its end. It may pass midnight; equal times mean none. */
public record QuietHours(LocalTime from, LocalTime to) {

    /** When a message of that moment may go: then, or at the end of the quiet hours. Asia/Tokyo. */
    Instant earliest(Instant at) {
        var local = TokyoTime.of(at);
        LocalTime time = local.toLocalTime();
        LocalDate day = local.toLocalDate();
        boolean overnight = to.isBefore(from);
        boolean evening = overnight && !time.isBefore(from);
        boolean quiet = overnight ? evening || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        return quiet ? TokyoTime.at(evening ? day.plusDays(1) : day, to) : at;
    }
}
