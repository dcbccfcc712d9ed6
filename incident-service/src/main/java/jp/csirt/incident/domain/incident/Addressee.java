package jp.csirt.incident.domain.incident;

import jp.csirt.incident.domain.shared.Personal;

/** 宛先: code of a post, or whatever the writer called whom it is for. */
public record Addressee(@Personal String name) {}
