package dev.orderlog.orders.openapi;

import io.micronaut.core.io.ResourceLoader;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.types.files.StreamedFile;
import io.swagger.v3.oas.annotations.Hidden;

@Hidden
@Controller
final class OpenApiController {

    private static final String DOCUMENT = "classpath:META-INF/swagger/order-api.yml";

    private final ResourceLoader resources;

    OpenApiController(ResourceLoader resources) {
        this.resources = resources;
    }

    @Get("/openapi.yml")
    HttpResponse<StreamedFile> document() {
        var document = resources.getResourceAsStream(DOCUMENT).orElseThrow();
        return HttpResponse.ok(new StreamedFile(document, new MediaType("application/yaml")));
    }
}
