package dev.orderlog.bench.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text in which certain words stand, to be printed again and again with other words in their places. */
final class Stencil {

    private final List<String> between = new ArrayList<>();
    private final List<Integer> words = new ArrayList<>();

    /** @param words none of them part of another */
    Stencil(String text, List<String> words) {
        var found =
                Pattern.compile(words.stream().map(Pattern::quote).collect(Collectors.joining("|")))
                        .matcher(text);
        int end = 0;
        while (found.find()) {
            between.add(text.substring(end, found.start()));
            this.words.add(words.indexOf(found.group()));
            end = found.end();
        }
        between.add(text.substring(end));
    }

    /** @param instead of the words, in their order */
    void print(StringBuilder to, List<String> instead) {
        for (int place = 0; place < words.size(); place++) {
            to.append(between.get(place)).append(instead.get(words.get(place)));
        }
        to.append(between.getLast());
    }

    String print(List<String> instead) {
        var text = new StringBuilder();
        print(text, instead);
        return text.toString();
    }
}
