package jp.csirt.incident.read.record;

import java.util.UUID;

/** 職名: how a person is called on screens and papers. */
@FunctionalInterface
public interface Persons {

    /** The person's title, for example CSIRT責任者; the id's beginning when nobody knows the person any more. */
    String title(UUID personId);
}
