package dev.orderlog.system.law.broken.payment.util;

final class Drawer {}
