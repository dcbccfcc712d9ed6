package jp.csirt.gate;

/**
 * 門前の断り: how a service answers what it never gets to see.
 *
 * @param json RFC 9457
 */
public record Refused(int status, String json) {}
