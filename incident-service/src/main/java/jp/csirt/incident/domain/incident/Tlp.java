package jp.csirt.incident.domain.incident;

/** 共有範囲 (Traffic Light Protocol 2.0); WHITE belongs to 1.0 and is never used. Source: requirements G.5. */
public enum Tlp {
    TLP_RED("TLP:RED"),
    TLP_AMBER_STRICT("TLP:AMBER+STRICT"),
    TLP_AMBER("TLP:AMBER"),
    TLP_GREEN("TLP:GREEN"),
    TLP_CLEAR("TLP:CLEAR");

    private final String marking;

    Tlp(String marking) {
        this.marking = marking;
    }

    /** The marking as it is written on a document. */
    public String marking() {
        return marking;
    }
}
