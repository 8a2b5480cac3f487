package dev.orderlog.inventory;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Stops the shared inventory-service after the last test of this JVM, before the servers that it runs on. */
public final class SharedInventory implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(RunningInventory.class, _ -> RunningInventory.shared());
    }
}
