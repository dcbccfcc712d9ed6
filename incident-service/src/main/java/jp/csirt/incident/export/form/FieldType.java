package jp.csirt.incident.export.form;

/** 項目の型. */
public enum FieldType {
    TEXT,
    CODE,
    NUMBER,
    DATETIME,
    TABLE
}
