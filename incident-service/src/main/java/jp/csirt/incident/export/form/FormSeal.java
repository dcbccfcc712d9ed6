package jp.csirt.incident.export.form;

/** 決裁欄の一枠; {@code text} says who approved what and when, or is empty for a stamp by hand. */
public record FormSeal(String post, String text) {}
