package jp.csirt.incident.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoQueryException;
import com.mongodb.ServerAddress;
import org.bson.BsonDocument;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("データベースの不在")
class StoreUnavailableExceptionTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"91,true", "189,true", "10107,true", "11600,true", "14031,true", "11000,false", "1,false"})
    @DisplayName("停止中や満杯のデータベースの断りは、要求の誤りではない")
    void refusals_of_a_server_that_stops_or_is_full(int code, boolean unclear) {
        var reply = BsonDocument.parse("{ok: 0, code: %d, errmsg: 'no'}".formatted(code));
        var server = new ServerAddress();

        assertThat(StoreUnavailableException.isUnclear(new MongoCommandException(reply, server)))
                .isEqualTo(unclear);
        assertThat(StoreUnavailableException.isUnclear(new MongoQueryException(reply, server)))
                .isEqualTo(unclear);
    }

    @Test
    @DisplayName("だれが包んでも、データベースの不在はその原因として見つかる")
    void found_behind_whatever_wrapped_it() {
        var away = new StoreUnavailableException("away");

        assertThat(StoreUnavailableException.isBehind(new IllegalStateException(new IllegalArgumentException(away))))
                .isTrue();
        assertThat(StoreUnavailableException.isBehind(new IllegalStateException(new IllegalArgumentException())))
                .isFalse();
    }
}
