package dev.orderlog.projections.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    private static final long LENGTH = 100;

    @ParameterizedTest(name = "{0} is {1} to {2}")
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-, 0, 99",
        "bytes=99-, 99, 99",
        "bytes=10-19, 10, 19",
        "bytes=10-99, 10, 99",
        "bytes=10-100, 10, 99",
        "bytes=10-999999999999999999, 10, 99",
        "bytes=-1, 99, 99",
        "bytes=-100, 0, 99",
        "bytes=-101, 0, 99",
        "bytes= 10 - 19, 10, 19"
    })
    void a_part(String asked, long first, long last) {
        assertThat(of(asked)).isEqualTo(new ByteRange.Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void nothing_of_it_is_there(String asked) {
        assertThat(of(asked)).isEqualTo(new ByteRange.Beyond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=-",
                "bytes=2-1",
                "bytes=0-1,3-4",
                "lines=0-1",
                "bytes=a-b",
                "0-1",
                "",
                "bytes=0-9999999999999999999"
            })
    void what_is_no_range_is_the_whole(String asked) {
        assertThat(of(asked)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void of_another_version_the_whole_is_wanted() {
        assertThat(ByteRange.of("bytes=1-2", "\"v\"", "\"v\"", LENGTH))
                .isEqualTo(new ByteRange.Part(1, 2));
        for (var other : new String[] {"\"w\"", "W/\"v\"", "Sun, 22 Nov 2026 10:00:00 GMT"}) {
            assertThat(ByteRange.of("bytes=1-2", other, "\"v\"", LENGTH))
                    .isEqualTo(new ByteRange.Whole());
        }
        assertThat(ByteRange.of(null, null, "\"v\"", LENGTH)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void of_an_empty_file_there_is_no_part() {
        assertThat(ByteRange.of("bytes=0-", null, "\"v\"", 0)).isEqualTo(new ByteRange.Beyond());
        assertThat(ByteRange.of("bytes=-1", null, "\"v\"", 0)).isEqualTo(new ByteRange.Beyond());
    }

    private static ByteRange of(String asked) {
        return ByteRange.of(asked, null, "\"v\"", LENGTH);
    }
}
