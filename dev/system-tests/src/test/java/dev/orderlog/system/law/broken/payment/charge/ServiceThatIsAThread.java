package dev.orderlog.system.law.broken.payment.charge;

final class ServiceThatIsAThread extends Thread {}
