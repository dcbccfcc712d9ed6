package jp.csirt.incident.domain.incident;

/** 発行した様式の一報. */
public record IssueReference(ReportForm form, int n) {}
