package dev.orderlog.inventory.domain;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.TreeMap;

public record StockLine(String sku, int quantity) {

    static List<StockLine> perSku(List<StockLine> lines) {
        return lines.stream()
                .collect(toMap(StockLine::sku, StockLine::quantity, Math::addExact, TreeMap::new))
                .entrySet()
                .stream()
                .map(line -> new StockLine(line.getKey(), line.getValue()))
                .toList();
    }
}
