package dev.terrace.core.stats;

import java.math.BigInteger;

/** A sum of products of numbers that are not negative, exact in 127 bits. */
final class WideSum {

    private long high;
    private long low;

    void addProduct(long a, long b) {
        long product = a * b;
        low += product;
        high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(low, product) < 0 ? 1 : 0);
    }

    BigInteger value() {
        BigInteger lowest = BigInteger.valueOf(low);
        BigInteger unsigned = low < 0 ? lowest.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : lowest;
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(unsigned);
    }
}
