package jp.csirt.incident.api.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.csirt.incident.domain.access.Post;
import jp.csirt.incident.domain.access.Role;
import jp.csirt.incident.domain.organisation.Absence;
import jp.csirt.incident.domain.organisation.OrganisationState;
import jp.csirt.incident.domain.organisation.Person;
import jp.csirt.incident.domain.organisation.PostResolution;
import jp.csirt.incident.domain.organisation.PostResolution.Addressee;
import jp.csirt.incident.domain.organisation.PostResolution.Way;
import org.jspecify.annotations.Nullable;

/** 一つの職: who holds it on a day, who is away, and who answers for it. */
public record PostItem(
        String code,
        Role post,
        @Nullable String unit,
        String title,
        List<Holder> holders,
        List<Away> absences,
        Answering answering) {

    /** A post on a day. */
    public static PostItem of(Post post, PostResolution resolution, LocalDate on, Instant at) {
        OrganisationState state = resolution.organisation();
        Addressee answers = resolution.resolve(post, post.unit(), at, Set.of());
        return new PostItem(
                post.code(),
                post.role(),
                post.unit(),
                post.role().label(),
                state.posts().assignments().stream()
                        .filter(held -> held.post().equals(post) && held.on(on))
                        .map(held -> new Holder(held.personId(), name(state, held.personId()), held.from(), held.to()))
                        .toList(),
                state.posts().absencesAt(at).stream()
                        .filter(absence -> absence.post().equals(post))
                        .map(Away::of)
                        .toList(),
                new Answering(answers.post().role(), answers.post().unit(), answers.persons(), answers.way()));
    }

    private static String name(OrganisationState state, UUID personId) {
        Person person = state.persons().get(personId);
        return person == null ? "" : person.name();
    }

    /** 在職者. */
    public record Holder(
            UUID personId,
            String name,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** 不在の者. */
    public record Away(
            UUID personId,
            Instant from,
            Instant to,
            @Nullable UUID deputyPersonId) {

        static Away of(Absence absence) {
            return new Away(absence.personId(), absence.from(), absence.to(), absence.deputyPersonId());
        }
    }

    /** 応ずる者: the post and the persons who answer, and whether they are the holders, deputies or another post. */
    public record Answering(Role post, @Nullable String unit, List<UUID> personIds, Way way) {}
}
