package dev.orderlog.system.platform.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.utility.DockerImageName;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes of a pod what Docker can: the same arguments, variables, files, rights and limits, in one container. */
record PodContainers(Network network, Secrets secrets) {

    private static final long PROCESSES_MAX = 512;
    private static final String CLAIM_SIZE = "512m";

    /** @param instead variables that are somebody's own to set, or that this place needs otherwise */
    GenericContainer<?> of(Pod pod, String image, Map<String, String> instead) {
        var container =
                new GenericContainer<>(DockerImageName.parse(image))
                        .withNetwork(network)
                        .withEnv(pod.environment(secrets))
                        .withEnv(instead)
                        .withCreateContainerCmdModifier(command -> confine(command, pod));
        var arguments = pod.arguments();
        if (!arguments.isEmpty()) {
            container.withCommand(arguments.toArray(String[]::new));
        }
        return container;
    }

    private void confine(CreateContainerCmd command, Pod pod) {
        var files = new ArrayList<Bind>();
        var disks = new HashMap<String, String>();
        for (var mount : pod.mounts()) {
            if (mount.volume().has("secret")) {
                var secret = mount.volume().path("secret").path("secretName").asText();
                files.add(Servers.readOnly(secrets.of(secret), mount.path()));
            } else {
                disks.put(mount.path(), disk(mount.volume()));
            }
        }
        var host =
                command.withHostName(pod.name())
                        .getHostConfig()
                        .withMemory(pod.memoryBytes())
                        .withMemorySwap(pod.memoryBytes())
                        .withPidsLimit(PROCESSES_MAX)
                        .withReadonlyRootfs(pod.hasReadOnlyRoot())
                        .withBinds(files)
                        .withTmpFs(disks);
        if (pod.dropsAllCapabilities()) {
            host.withCapDrop(Capability.ALL);
        }
        if (!pod.mayGainPrivileges()) {
            host.withSecurityOpts(List.of("no-new-privileges"));
        }
        pod.user().ifPresent(command::withUser);
    }

    /** An empty directory may hold what is executed, and so does a claim; here, what was claimed is lost with the process. */
    private static String disk(JsonNode volume) {
        if (volume.has("emptyDir")) {
            var size = volume.path("emptyDir").path("sizeLimit").asText();
            return "exec,size=" + Quantity.bytes(size);
        }
        return "uid=10001,gid=10001,mode=700,size=" + CLAIM_SIZE;
    }
}
