package dev.orderlog.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What lies in deploy/ is what a cluster understands")
class StrictManifestsTest {

    private static final StrictValidator VALIDATOR = new StrictValidator();

    @Test
    @DisplayName(
            "every object in a file has no field that its kind does not know, and none missing")
    void files() {
        var objects = Deploy.wholeObjects();

        assertThat(objects).hasSizeGreaterThan(60);
        assertThat(VALIDATOR.flaws(objects)).isEmpty();
    }

    @Test
    @DisplayName("and so has every object of every overlay, as kubectl renders it")
    void overlays() {
        var kustomize = KustomizeNeeded.orSkip();

        assertThat(Deploy.overlays())
                .extracting(folder -> folder.getFileName().toString())
                .contains("dev", "production");
        assertThat(Deploy.overlays())
                .allSatisfy(overlay ->
                        assertThat(VALIDATOR.flaws(kustomize.render(overlay))).isEmpty());
    }

    @Test
    @DisplayName("every base can be rendered alone")
    void bases() {
        var kustomize = KustomizeNeeded.orSkip();

        assertThat(Deploy.kustomizations(Deploy.folder().resolve("base")))
                .hasSizeGreaterThan(10)
                .allSatisfy(base -> assertThat(VALIDATOR.flaws(kustomize.render(base))).isEmpty());
    }
}
