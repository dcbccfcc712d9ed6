package jp.csirt.incident.api.console.act;

import java.util.List;
import java.util.stream.Stream;
import jp.csirt.incident.api.console.act.Fields.Choice;
import jp.csirt.incident.api.console.act.Fields.Field;
import jp.csirt.incident.domain.shared.ChosenFrom.Directory;

/**
 * 選択肢: what there is of each directory, for the fields that ask for one of it. What is sent is the code.
 *
 * @param names 職員 by their names alone
 */
record Register(
        List<Choice> departments,
        List<Choice> organs,
        List<Choice> posts,
        List<Choice> persons,
        List<Choice> names,
        List<Choice> contracts) {

    Register {
        departments = List.copyOf(departments);
        organs = List.copyOf(organs);
        posts = List.copyOf(posts);
        persons = List.copyOf(persons);
        names = List.copyOf(names);
        contracts = List.copyOf(contracts);
    }

    /** The fields with what may be chosen in them; as they are where there is nothing. */
    List<Field> offered(List<Field> fields) {
        return fields.stream().map(this::offered).toList();
    }

    private Field offered(Field field) {
        Directory from = field.from();
        if (from == null) {
            return field.parts().isEmpty() ? field : field.of(offered(field.parts()));
        }
        List<Choice> choices = choices(from);
        return choices.isEmpty() ? field : field.offering(isOpen(from), choices);
    }

    private List<Choice> choices(Directory from) {
        return switch (from) {
            case DEPARTMENTS -> departments;
            case ORGANS, PARTNERS -> organs;
            case POSTS -> posts;
            case ADDRESSEES -> addressees();
            case PERSONS -> persons;
            case NAMES -> names;
            case CONTRACTS -> contracts;
        };
    }

    /** A code that a department and an organ share is the department's, as for whoever is told. */
    private List<Choice> addressees() {
        List<String> known = departments.stream().map(Choice::value).toList();
        return Stream.of(
                        departments.stream(),
                        organs.stream().filter(organ -> !known.contains(organ.value())),
                        posts.stream())
                .flatMap(choices -> choices)
                .toList();
    }

    /** Whether anything else may be written too. */
    private static boolean isOpen(Directory from) {
        return switch (from) {
            case NAMES, PARTNERS, CONTRACTS -> true;
            case DEPARTMENTS, ORGANS, POSTS, ADDRESSEES, PERSONS -> false;
        };
    }
}
