package dev.orderlog.system.law.broken.projections.audit;

import java.net.http.HttpClient;

class ReplayThatCalls {
    HttpClient provider = HttpClient.newHttpClient();
}
