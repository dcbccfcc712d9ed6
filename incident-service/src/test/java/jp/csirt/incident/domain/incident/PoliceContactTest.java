package jp.csirt.incident.domain.incident;

import static jp.csirt.incident.domain.incident.Given.CONTACT;
import static jp.csirt.incident.domain.incident.Given.ID;
import static jp.csirt.incident.domain.incident.Given.LEAD;
import static jp.csirt.incident.domain.incident.Given.by;
import static jp.csirt.incident.domain.incident.Given.policeContacted;
import static jp.csirt.incident.domain.incident.Given.reported;

import jp.csirt.incident.domain.incident.PoliceCommand.ContactPolice;
import jp.csirt.incident.domain.incident.PoliceEvent.PoliceContacted;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("警察への連絡")
class PoliceContactTest {

    @Test
    @DisplayName("6.5(3)後段 警察への連絡は評価を待たず、連絡ごとに残る")
    void every_contact_is_recorded_at_once() {
        Given.incident()
                .given(reported(), policeContacted(1))
                .when(new ContactPolice(ID, by(LEAD), CONTACT))
                .expectResultMessagePayload(new Created(2))
                .expectEvents(new PoliceContacted(ID, by(LEAD), 2, CONTACT));
    }
}
