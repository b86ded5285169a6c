package dev.terrace.rfm;

import com.google.common.primitives.Ints;
import dev.terrace.core.Problems;
import dev.terrace.core.segment.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Gives every cell to the segment that claims it, and notes each cell that is not claimed exactly once. */
final class Partition {

    /** A segment and the cells that it asks for: those listed, or all that are left over. */
    record Claim(Layer segment, List<String> cells, boolean takesRest) {}

    private static final int FREE = -1;

    private final String name;
    private final int bins;
    private final List<Claim> claims;
    private final Problems problems;
    private final int[] segmentOfCell;

    Partition(String name, int bins, List<Claim> claims, Problems problems) {
        this.name = name;
        this.bins = bins;
        this.claims = claims;
        this.problems = problems;
        this.segmentOfCell = new int[bins * bins * bins];
        Arrays.fill(segmentOfCell, FREE);
    }

    int[] segmentOfCell() {
        for (int segment = 0; segment < claims.size(); segment++) {
            for (String cell : claims.get(segment).cells()) {
                take(cell, segment);
            }
        }
        for (int segment = 0; segment < claims.size(); segment++) {
            if (claims.get(segment).takesRest()) {
                takeRest(segment);
            }
        }
        checkEverySegmentHasACell();
        checkEveryCellIsTaken();
        return segmentOfCell;
    }

    private void take(String text, int segment) {
        int cell = cellOf(text);
        if (cell == FREE) {
            problems.add(
                    "UNKNOWN_CELL",
                    path(segment) + "/" + text,
                    "a cell must be three digits from 1 to " + bins + " but was '" + text + "'");
        } else if (segmentOfCell[cell] != FREE) {
            problems.add(
                    "OVERLAP",
                    path(segment) + "/" + text,
                    "a cell must belong to one segment but '" + key(segmentOfCell[cell]) + "' lists it already");
        } else {
            segmentOfCell[cell] = segment;
        }
    }

    private void takeRest(int segment) {
        for (int cell = 0; cell < segmentOfCell.length; cell++) {
            if (segmentOfCell[cell] == FREE) {
                segmentOfCell[cell] = segment;
            }
        }
    }

    private void checkEverySegmentHasACell() {
        for (int segment = 0; segment < claims.size(); segment++) {
            problems.unless(
                    Ints.contains(segmentOfCell, segment),
                    "UNREACHABLE_SEGMENT",
                    path(segment),
                    "a segment must have a cell but no cell is left to it");
        }
    }

    private void checkEveryCellIsTaken() {
        List<String> gaps = IntStream.range(0, segmentOfCell.length)
                .filter(cell -> segmentOfCell[cell] == FREE)
                .mapToObj(this::textOf)
                .toList();
        problems.unless(
                gaps.isEmpty(),
                "GAP",
                name,
                "every cell must belong to a segment but " + gaps.size() + " do not: " + String.join(" ", gaps));
    }

    /** The cell's number, or {@link #FREE} if there is no such cell. */
    private int cellOf(String text) {
        int cell = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '1';
            if (digit < 0 || digit >= bins) {
                return FREE;
            }
            cell = cell * bins + digit;
        }
        return text.length() == 3 ? cell : FREE;
    }

    private String textOf(int cell) {
        return "" + (cell / (bins * bins) + 1) + (cell / bins % bins + 1) + (cell % bins + 1);
    }

    private String path(int segment) {
        return name + "/" + key(segment);
    }

    private String key(int segment) {
        return claims.get(segment).segment().key();
    }
}
