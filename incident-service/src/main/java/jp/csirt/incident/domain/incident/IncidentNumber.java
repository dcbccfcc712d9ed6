package jp.csirt.incident.domain.incident;

/** 管理番号: {@code <code of the body>-<fiscal year>-<4 digits or more>}, unique for ever. Source: requirements E.0 H02. */
public record IncidentNumber(String value) {

    /** The {@code sequence}-th number of a body's fiscal year. */
    public static IncidentNumber of(String bodyCode, int fiscalYear, long sequence) {
        return new IncidentNumber("%s-%d-%04d".formatted(bodyCode, fiscalYear, sequence));
    }

    @Override
    public String toString() {
        return value;
    }
}
