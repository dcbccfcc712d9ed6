package jp.csirt.incident.export.office;

/** A placeholder of a template, and where it stands in words. */
public record Found(String key, String where) {}
