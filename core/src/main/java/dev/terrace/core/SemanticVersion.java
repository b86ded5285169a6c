package dev.terrace.core;

import static java.util.Objects.requireNonNull;

import com.google.common.base.Splitter;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * A version of an app, ordered by the precedence of <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning
 * 2.0.0</a>: 1.10.0 is later than 1.9.0, and 1.0.0-beta.2 is before 1.0.0-beta.11, which is before 1.0.0.
 *
 * <p>Build metadata such as {@code +20260318} has no say in precedence, so it is checked and dropped: versions that
 * differ in it only are equal.
 *
 * @param major the first number; not negative
 * @param minor the second number; not negative
 * @param patch the third number; not negative
 * @param preRelease the identifiers behind the dash, each of ASCII letters, digits and dashes; empty for a release
 */
public record SemanticVersion(long major, long minor, long patch, List<String> preRelease)
        implements Comparable<SemanticVersion>, Serializable {

    private static final Comparator<SemanticVersion> BY_NUMBERS = Comparator.comparingLong(SemanticVersion::major)
            .thenComparingLong(SemanticVersion::minor)
            .thenComparingLong(SemanticVersion::patch);

    /**
     * Checks the numbers and the identifiers.
     *
     * @throws IllegalArgumentException if a number is negative, or an identifier is empty, has another character, or is
     *     a number with a leading zero
     */
    public SemanticVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException(
                    "version numbers must not be negative but were " + major + "." + minor + "." + patch);
        }
        preRelease = List.copyOf(preRelease);
        for (String identifier : preRelease) {
            if (!isPreRelease(identifier)) {
                throw new IllegalArgumentException(
                        "pre-release identifiers must be of 0-9, A-Z, a-z and -, numbers without leading zeros, but were "
                                + preRelease);
            }
        }
    }

    /**
     * A release from its numbers. Worked example: {@code of(1, 2, 0)} is {@code 1.2.0}.
     *
     * @param major the first number; not negative
     * @param minor the second number; not negative
     * @param patch the third number; not negative
     * @return the version
     * @throws IllegalArgumentException if a number is negative
     */
    public static SemanticVersion of(long major, long minor, long patch) {
        return new SemanticVersion(major, minor, patch, List.of());
    }

    /**
     * A version from its text. Worked example: {@code 1.2-beta.1+build.7} is {@code 1.2.0-beta.1}.
     *
     * @param text one to three numbers, of which the missing ones are 0, then optionally a dash and pre-release
     *     identifiers, then optionally a plus and build metadata, which is dropped; no leading {@code v}
     * @return the version
     * @throws IllegalArgumentException if the text reads otherwise, a number has a leading zero or does not fit 64 bits
     */
    public static SemanticVersion parse(String text) {
        requireNonNull(text, "text");
        int plus = text.indexOf('+');
        String version = plus < 0 ? text : text.substring(0, plus);
        // A dash in the build metadata or in an identifier starts no pre-release.
        int dash = version.indexOf('-');
        List<String> numbers = split(dash < 0 ? version : version.substring(0, dash));
        List<String> preRelease = dash < 0 ? List.of() : split(version.substring(dash + 1));
        List<String> build = plus < 0 ? List.of() : split(text.substring(plus + 1));
        if (numbers.size() > 3
                || !numbers.stream().allMatch(n -> isNumber(n) && !hasLeadingZero(n))
                || !preRelease.stream().allMatch(SemanticVersion::isPreRelease)
                || !build.stream().allMatch(SemanticVersion::isIdentifier)) {
            throw new IllegalArgumentException("version must read like 1.2.3 or 1.2.3-beta.1 but was '" + text + "'");
        }
        try {
            return new SemanticVersion(number(numbers, 0), number(numbers, 1), number(numbers, 2), preRelease);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("version numbers must fit 64 bits but were '" + text + "'", e);
        }
    }

    private static List<String> split(String text) {
        return Splitter.on('.').splitToList(text);
    }

    private static long number(List<String> numbers, int index) {
        return index < numbers.size() ? Long.parseLong(numbers.get(index)) : 0;
    }

    private static boolean isPreRelease(String identifier) {
        return isIdentifier(identifier) && !(isNumber(identifier) && hasLeadingZero(identifier));
    }

    private static boolean isIdentifier(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(c ->
                                (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-');
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean hasLeadingZero(String number) {
        return number.length() > 1 && number.charAt(0) == '0';
    }

    /**
     * Compares by precedence, consistently with equality: numbers first; a pre-release is before its release;
     * pre-release identifiers one by one, where numbers compare as numbers and are before words, words compare in ASCII
     * order, and the shorter list is before a longer one that it starts. Worked example: 1.0.0-alpha.1 is before
     * 1.0.0-alpha.beta.
     *
     * @param other the version to compare with
     * @return negative, zero or positive as this version is before, the same as or after the other
     */
    @Override
    public int compareTo(SemanticVersion other) {
        int byNumbers = BY_NUMBERS.compare(this, other);
        if (byNumbers != 0) {
            return byNumbers;
        }
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        int shared = Math.min(preRelease.size(), other.preRelease.size());
        for (int i = 0; i < shared; i++) {
            int byIdentifier = compareIdentifiers(preRelease.get(i), other.preRelease.get(i));
            if (byIdentifier != 0) {
                return byIdentifier;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    private static int compareIdentifiers(String left, String right) {
        boolean leftIsNumber = isNumber(left);
        boolean rightIsNumber = isNumber(right);
        if (leftIsNumber != rightIsNumber) {
            return leftIsNumber ? -1 : 1;
        }
        // Numbers of any length: without leading zeros, the longer one is the larger one.
        return leftIsNumber && left.length() != right.length()
                ? Integer.compare(left.length(), right.length())
                : left.compareTo(right);
    }

    /** {@return the canonical text with all three numbers, such as {@code 1.2.0-beta.1}} */
    @Override
    public String toString() {
        String numbers = major + "." + minor + "." + patch;
        return preRelease.isEmpty() ? numbers : numbers + "-" + String.join(".", preRelease);
    }
}
