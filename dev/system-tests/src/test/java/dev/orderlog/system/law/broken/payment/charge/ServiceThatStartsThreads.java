package dev.orderlog.system.law.broken.payment.charge;

final class ServiceThatStartsThreads {
    void start(Runnable loop) {
        Thread.ofVirtual().start(loop);
    }
}
