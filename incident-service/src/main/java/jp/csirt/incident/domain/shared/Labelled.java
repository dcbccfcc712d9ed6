package jp.csirt.incident.domain.shared;

/** 表示名: a code with the Japanese words that officials read on screens and papers. */
public interface Labelled {

    /** The Japanese words, without the code. */
    String label();
}
