package dev.orderlog.projections.audit.fold;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.orderlog.projections.domain.Folded;
import dev.orderlog.projections.domain.OrderView;
import dev.orderlog.projections.http.OrderBody;

import java.util.Optional;

/** A view as {@code GET /orders/{id}} shows it. */
public final class ViewJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    private ViewJson() {}

    /** Empty where the order was not placed: the live view does not show it either. */
    public static Optional<JsonNode> of(Folded<OrderView> folded) {
        return Optional.ofNullable(folded.view().placement())
                .map(placement -> MAPPER.valueToTree(OrderBody.of(folded, placement)));
    }
}
