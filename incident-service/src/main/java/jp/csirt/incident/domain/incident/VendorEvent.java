package jp.csirt.incident.domain.incident;

import java.time.Instant;
import jp.csirt.incident.domain.shared.Act;
import jp.csirt.incident.domain.shared.LongText;
import jp.csirt.incident.domain.shared.Personal;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** 委託事業者への対処. Source: 志免町 8.1(3). */
public sealed interface VendorEvent extends SideTrackEvent {

    /** 委託事業者に対処が求められた; {@code suspend} = 委託事業の一時中断を含む. Source: 志免町 8.1(3)①(エ). */
    @Revision("1")
    record VendorMeasureRequested(
            IncidentId incidentId,
            Act act,
            int n,
            @Personal String vendor,
            @Personal @LongText String request,
            boolean suspend,
            @Nullable Instant dueAt)
            implements VendorEvent {}

    /** 委託事業者の措置が報告された. Source: 志免町 8.1(3)①(ウ), 8.1(3)②(ウ). */
    @Revision("1")
    record VendorMeasureReported(
            IncidentId incidentId,
            Act act,
            int n,
            @Personal @LongText String what,
            VendorAnswer state) implements VendorEvent {}
}
