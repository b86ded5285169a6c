package dev.terrace.core.population;

import java.io.Serializable;

/**
 * How an audience travels: its rows in the portable format, which are checked on arrival.
 *
 * @param roster the users there are
 * @param rows the rows of those who are in it
 */
@SuppressWarnings("ArrayRecordComponent") // lives only as long as the stream
record ShippedAudience<U extends Comparable<? super U>>(Roster<U> roster, byte[] rows) implements Serializable {

    private Object readResolve() {
        return Audience.ofBitmap(roster, PortableReader.read(rows));
    }
}
