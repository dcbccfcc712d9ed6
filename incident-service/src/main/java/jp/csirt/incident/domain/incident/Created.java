package jp.csirt.incident.domain.incident;

/** 採番: the number a command gave to what it created, for example 評価 1; 0 when nothing is numbered. */
public record Created(int n) {

    /** Nothing numbered was created. */
    public static final Created NOTHING = new Created(0);
}
