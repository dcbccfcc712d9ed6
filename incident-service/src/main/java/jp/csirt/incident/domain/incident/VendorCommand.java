package jp.csirt.incident.domain.incident;

import java.time.Instant;
import jp.csirt.incident.domain.shared.Act;
import org.jspecify.annotations.Nullable;

/** 委託事業者への対処への命令. */
public sealed interface VendorCommand extends IncidentCommand {

    /** 委託事業者に対処を求める. */
    record RequestVendorMeasure(
            IncidentId incidentId,
            Act act,
            String vendor,
            String request,
            boolean suspend,
            @Nullable Instant dueAt) implements VendorCommand {}

    /** 委託事業者の措置を記録する. */
    record ReportVendorMeasure(IncidentId incidentId, Act act, int n, String what, VendorAnswer state)
            implements VendorCommand {}
}
