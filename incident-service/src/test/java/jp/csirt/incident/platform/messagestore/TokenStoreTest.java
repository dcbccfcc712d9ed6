package jp.csirt.incident.platform.messagestore;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jp.csirt.incident.platform.EmbeddedServer;
import jp.csirt.incident.platform.TestDatabase;
import jp.csirt.incident.platform.mongo.Await;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("進み具合の保存")
@ExtendWith(EmbeddedServer.class)
class TokenStoreTest {

    private static final String VIEW = "view";
    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final TestDatabase database;
    private final MongoClient client;
    private final TokenStore one;
    private final TokenStore two;

    TokenStoreTest(TestDatabase database) {
        this.database = database;
        this.client = MongoClients.create(database.uri());
        this.one = node("one");
        this.two = node("two");
    }

    @AfterEach
    void close() {
        client.close();
    }

    private TokenStore node(String name) {
        return MessageStores.tokens(
                DefaultMongoTemplate.builder()
                        .mongoDatabase(client, database.mongo().getName())
                        .trackingTokensCollectionName("tokens")
                        .build(),
                name);
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @Test
    @DisplayName("初めの位置は一度だけ置かれ、置かれる前には読めない")
    void the_first_token_is_set_once() {
        assertThatThrownBy(() -> one.fetchToken(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(one.requiresExplicitSegmentInitialization()).isTrue();

        one.initializeTokenSegments(VIEW, 2, at(7));

        assertThat(two.fetchSegments(VIEW)).containsExactly(0, 1);
        assertThat(two.fetchToken(VIEW, 1)).isEqualTo(at(7));
        assertThatThrownBy(() -> two.initializeTokenSegments(VIEW, 2, at(0)))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> two.initializeSegment(at(0), VIEW, 0))
                .isInstanceOf(UnableToInitializeTokenException.class);
        assertThat(one.fetchToken(VIEW, 0)).isEqualTo(at(7));
    }

    @Test
    @DisplayName("何も読んでいない進み具合は、位置なしで残る")
    void a_beginning_has_no_position() {
        one.initializeTokenSegments(VIEW, 1);

        assertThat(one.fetchToken(VIEW, 0)).isNull();
    }

    @Test
    @DisplayName("一台が受け持つ間、他の台は読めず、書けず、延ばせず、消せない")
    void a_claim_keeps_others_out() {
        one.initializeTokenSegments(VIEW, 1);
        one.fetchToken(VIEW, 0);
        one.storeToken(at(41), VIEW, 0);

        assertThatThrownBy(() -> two.fetchToken(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> two.storeToken(at(99), VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> two.extendClaim(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> two.deleteToken(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
        two.releaseClaim(VIEW, 0);
        assertThat(two.fetchAvailableSegments(VIEW)).isEmpty();
        assertThat(one.fetchAvailableSegments(VIEW))
                .extracting(Segment::getSegmentId)
                .containsExactly(0);
        assertThat(one.fetchToken(VIEW, 0)).isEqualTo(at(41));
    }

    @Test
    @DisplayName("手放した受持ちは、他の台が同じ位置から続ける")
    void a_released_claim_goes_on_elsewhere() {
        one.initializeTokenSegments(VIEW, 1);
        one.storeToken(at(41), VIEW, 0);

        one.releaseClaim(VIEW, 0);

        assertThat(two.fetchToken(VIEW, 0)).isEqualTo(at(41));
        assertThatThrownBy(() -> one.storeToken(at(42), VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    @DisplayName("延ばされない受持ちは時限の後に奪え、奪われた台はもう書けない")
    void a_claim_that_is_not_extended_is_taken_over() {
        one.initializeTokenSegments(VIEW, 1);
        one.storeToken(at(41), VIEW, 0);
        passes(CLAIM.minusSeconds(5));
        assertThatThrownBy(() -> two.fetchToken(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
        one.extendClaim(VIEW, 0);
        passes(CLAIM.minusSeconds(5));
        assertThatThrownBy(() -> two.fetchToken(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);

        passes(CLAIM);

        assertThat(two.fetchToken(VIEW, 0)).isEqualTo(at(41));
        assertThatThrownBy(() -> one.storeToken(at(42), VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> one.extendClaim(VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(two.fetchToken(VIEW, 0)).isEqualTo(at(41));
    }

    @Test
    @DisplayName("同時に求めても、受け持つのは一台だけ")
    void one_of_many_gets_the_claim() throws Exception {
        one.initializeTokenSegments(VIEW, 1);
        List<Callable<Boolean>> nodes = IntStream.range(0, 8)
                .mapToObj(n -> node("node " + n))
                .<Callable<Boolean>>map(node -> () -> claims(node))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(nodes)).extracting(Future::get).containsOnlyOnce(true);
        }
    }

    @Test
    @DisplayName("同じ名の台は、再起動の後すぐに自分の受持ちを続ける")
    void a_node_gets_its_own_claim_back() {
        one.initializeTokenSegments(VIEW, 1);
        one.fetchToken(VIEW, 0);
        one.storeToken(at(41), VIEW, 0);

        try (MongoClient another = MongoClients.create(database.uri())) {
            var restarted = MessageStores.tokens(
                    DefaultMongoTemplate.builder()
                            .mongoDatabase(another, database.mongo().getName())
                            .trackingTokensCollectionName("tokens")
                            .build(),
                    "one");
            assertThat(restarted.fetchToken(VIEW, 0)).isEqualTo(at(41));
            restarted.storeToken(at(42), VIEW, 0);
            assertThat(restarted.retrieveStorageIdentifier()).isEqualTo(one.retrieveStorageIdentifier());
        }
    }

    @Test
    @DisplayName("消した進み具合は、もうない")
    void a_deleted_token_is_gone() {
        one.initializeTokenSegments(VIEW, 1);
        one.fetchToken(VIEW, 0);

        one.deleteToken(VIEW, 0);

        assertThat(one.fetchSegments(VIEW)).isEmpty();
        assertThatThrownBy(() -> one.storeToken(at(1), VIEW, 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    private static boolean claims(TokenStore node) {
        try {
            node.fetchToken(VIEW, 0);
            return true;
        } catch (UnableToClaimTokenException _) {
            return false;
        }
    }

    /** The claim ages. */
    private void passes(Duration time) {
        Await.first(
                database.collection("tokens").updateMany(eq("processorName", VIEW), inc("timestamp", -time.toMillis())),
                CLAIM);
    }
}
