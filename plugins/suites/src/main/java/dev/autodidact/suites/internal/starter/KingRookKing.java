package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.CategoricalColumn;
import dev.autodidact.api.data.Table;
import dev.autodidact.suites.internal.Chance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * In how many moves do white king and rook mate the black king, black to move? The UCI data set king-rook vs. king
 * (krk): 28,056 positions and 18 classes (draw, zero to sixteen), made here by retrograde analysis and, class by class,
 * equal in number to the published one.
 *
 * <p>Positions that differ only by turning or mirroring the board stand once: the white king in the triangle a1, d1, d4;
 * where it is on the diagonal, the black king on it or below; where both are, the rook on it or below.
 *
 * <p>Bain and Hoff, 1994, "Chess endgame database for white king and rook against black king (KRK)", UCI repository.
 */
final class KingRookKing {

    private static final String[] NAMES = {
        "draw",
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen"
    };

    private static final int SQUARES = 64;
    private static final int POSITIONS = SQUARES * SQUARES * SQUARES;
    private static final String[] FILES = {"a", "b", "c", "d", "e", "f", "g", "h"};
    private static final byte OPEN = -1;

    /** The squares around each square. */
    private static final int[][] NEIGHBOURS = IntStream.range(0, SQUARES)
            .mapToObj(from -> IntStream.range(0, SQUARES)
                    .filter(to -> distance(from, to) == 1)
                    .toArray())
            .toArray(int[][]::new);

    /** The number of white moves to mate with black to move, by position; open where none is forced. */
    private final byte[] blackToMove = new byte[POSITIONS];

    /** The same with white to move. */
    private final byte[] whiteToMove = new byte[POSITIONS];

    private KingRookKing() {
        Arrays.fill(blackToMove, OPEN);
        Arrays.fill(whiteToMove, OPEN);
        boolean found = true;
        for (byte depth = 0; found; depth++) {
            found = false;
            for (int position = 0; position < POSITIONS; position++) {
                if (isPosition(position) && blackToMove[position] == OPEN && isLost(position)) {
                    blackToMove[position] = depth;
                    found = true;
                }
            }
            for (int position = 0; position < POSITIONS; position++) {
                if (blackToMove[position] == depth) {
                    unmoveWhite(position, (byte) (depth + 1));
                }
            }
        }
    }

    /** {@return all 28,056 positions} */
    static Table table() {
        TableDraft draft = new TableDraft(
                "white-king-file",
                "white-king-rank",
                "white-rook-file",
                "white-rook-rank",
                "black-king-file",
                "black-king-rank");
        byte[] depths = new KingRookKing().blackToMove;
        for (int position = 0; position < POSITIONS; position++) {
            if (isPosition(position) && isCanonical(position)) {
                int king = king(position);
                int rook = rook(position);
                int black = black(position);
                draft.add(
                        FILES[file(king)],
                        rank(king) + 1,
                        FILES[file(rook)],
                        rank(rook) + 1,
                        FILES[file(black)],
                        rank(black) + 1,
                        NAMES[depths[position] - OPEN]);
            }
        }
        return draft.table();
    }

    /**
     * {@return some of the positions, in order, drawn so that each class keeps its share to within one row} All of them
     * would make the suite slow.
     *
     * @param rows how many
     * @param chance draws them
     */
    static Table sample(int rows, Chance chance) {
        Table all = table();
        CategoricalColumn depth = (CategoricalColumn) all.column(TableDraft.TARGET);
        int[] byClass = Arrays.stream(chance.permutation(all.rows()))
                .boxed()
                .sorted(Comparator.comparingInt(depth::code))
                .mapToInt(Integer::intValue)
                .toArray();
        return all.take(IntStream.range(0, rows)
                .map(i -> byClass[(int) ((i + 0.5) * byClass.length / rows)])
                .sorted()
                .toArray());
    }

    /** {@return whether every black move leads to a position that white is known to win, and black is not stalemated} */
    private boolean isLost(int position) {
        int king = king(position);
        int rook = rook(position);
        boolean canMove = false;
        for (int to : NEIGHBOURS[black(position)]) {
            if (distance(king, to) > 1) {
                if (to == rook) {
                    return false;
                }
                if (!attacks(rook, to, king)) {
                    canMove = true;
                    if (whiteToMove[position(king, rook, to)] == OPEN) {
                        return false;
                    }
                }
            }
        }
        return canMove || attacks(rook, black(position), king);
    }

    /** Notes that white, by one move to this position, wins in so many. White never captures, so moves can be undone. */
    private void unmoveWhite(int position, byte depth) {
        int king = king(position);
        int rook = rook(position);
        int black = black(position);
        for (int from = 0; from < SQUARES; from++) {
            if (distance(king, from) == 1) {
                reach(from, rook, black, depth);
            }
            if (from != rook && attacks(rook, from, king) && attacks(rook, from, black)) {
                reach(king, from, black, depth);
            }
        }
    }

    private void reach(int king, int rook, int black, byte depth) {
        int position = position(king, rook, black);
        if (isPosition(position) && !attacks(rook, black, king) && whiteToMove[position] == OPEN) {
            whiteToMove[position] = depth;
        }
    }

    /** {@return whether the pieces stand on different squares and the kings apart: legal with black to move} */
    private static boolean isPosition(int position) {
        int rook = rook(position);
        return rook != king(position) && rook != black(position) && distance(king(position), black(position)) > 1;
    }

    private static boolean isCanonical(int position) {
        int king = king(position);
        int black = black(position);
        boolean inTriangle = file(king) < 4 && aboveDiagonal(king) <= 0;
        boolean blackBelow = aboveDiagonal(king) < 0 || aboveDiagonal(black) <= 0;
        boolean rookBelow = aboveDiagonal(king) < 0 || aboveDiagonal(black) < 0 || aboveDiagonal(rook(position)) <= 0;
        return inTriangle && blackBelow && rookBelow;
    }

    /** {@return whether the rook attacks a square, unless the blocker stands on it or in between} */
    private static boolean attacks(int rook, int square, int blocker) {
        if (rook == square || file(rook) != file(square) && rank(rook) != rank(square)) {
            return false;
        }
        boolean blocked = isBetween(file(rook), file(blocker), file(square))
                && isBetween(rank(rook), rank(blocker), rank(square));
        return !blocked;
    }

    private static boolean isBetween(int end, int middle, int other) {
        return Math.min(end, other) <= middle && middle <= Math.max(end, other);
    }

    private static int distance(int a, int b) {
        return Math.max(Math.abs(file(a) - file(b)), Math.abs(rank(a) - rank(b)));
    }

    private static int aboveDiagonal(int square) {
        return rank(square) - file(square);
    }

    private static int file(int square) {
        return square % 8;
    }

    private static int rank(int square) {
        return square / 8;
    }

    private static int position(int king, int rook, int black) {
        return (king * SQUARES + rook) * SQUARES + black;
    }

    private static int king(int position) {
        return position / (SQUARES * SQUARES);
    }

    private static int rook(int position) {
        return position / SQUARES % SQUARES;
    }

    private static int black(int position) {
        return position % SQUARES;
    }
}
