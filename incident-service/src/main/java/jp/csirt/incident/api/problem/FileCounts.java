package jp.csirt.incident.api.problem;

/** How many lines of a file were taken, and how many are at fault. */
record FileCounts(long accepted, long rejected) {}
