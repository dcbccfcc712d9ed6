package jp.csirt.incident.config;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import jp.csirt.incident.api.console.frame.Form;
import jp.csirt.incident.api.console.session.LoginsUnderWay;
import jp.csirt.incident.platform.apikey.ApiKeySecret;
import jp.csirt.incident.platform.session.DraftStore;
import jp.csirt.incident.platform.session.DraftStore.Place;
import reactor.core.publisher.Mono;

/** Log-ins under way in the database; their age goes by the machine's time. */
record StoredLoginsUnderWay(DraftStore store, Clock machine) implements LoginsUnderWay {

    private static final String NAME = "/login/oauth2";
    private static final int MOST_OF_A_PLACE = 512;

    @Override
    public Mono<Void> keep(String secret, String place, Form begun) {
        byte[] bytes = begun.encoded().getBytes(StandardCharsets.UTF_8);
        var network = new Place(ApiKeySecret.hash(Places.network(place)), MOST_OF_A_PLACE);
        return store.put(secret, NAME, bytes, network, machine.instant());
    }

    @Override
    public Mono<Form> take(String secret) {
        return store.take(secret, NAME).map(bytes -> Form.parse(new String(bytes, StandardCharsets.UTF_8)));
    }
}
