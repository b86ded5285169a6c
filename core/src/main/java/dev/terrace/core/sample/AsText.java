package dev.terrace.core.sample;

import java.util.function.Function;

/** How an id reads unless the host says otherwise. An enum, so that it can be shipped. */
enum AsText implements Function<Object, String> {
    VALUE_OF;

    @Override
    public String apply(Object id) {
        return String.valueOf(id);
    }
}
