package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Has x won at tic-tac-toe? The UCI data set tic-tac-toe endgame, whole and exact: every board on which a game can end
 * when x moves first, nine nominal cells (x, o, or b for blank). Of its 958 boards 626 are won by x; the others are won
 * by o (316) or drawn (16).
 *
 * <p>Matheus and Rendell, 1989, "Constructive induction on decision trees"; Aha, 1991.
 */
final class TicTacToe {

    private static final int[][] LINES = {
        {0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}
    };

    private TicTacToe() {}

    static Table table() {
        SortedSet<String> boards = new TreeSet<>();
        play("bbbbbbbbb", 'x', boards);
        TableDraft draft = new TableDraft("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9");
        for (String board : boards) {
            if (isOver(board)) {
                String[] cells = Arrays.copyOf(board.split(""), board.length() + 1);
                cells[board.length()] = won(board, 'x') ? "positive" : "negative";
                draft.add((Object[]) cells);
            }
        }
        return draft.table();
    }

    /** Adds a board and all that can follow, where it is new. */
    private static void play(String board, char player, SortedSet<String> boards) {
        if (boards.add(board) && !isOver(board)) {
            for (int cell = 0; cell < board.length(); cell++) {
                if (board.charAt(cell) == 'b') {
                    String next = board.substring(0, cell) + player + board.substring(cell + 1);
                    play(next, player == 'x' ? 'o' : 'x', boards);
                }
            }
        }
    }

    private static boolean isOver(String board) {
        return won(board, 'x') || won(board, 'o') || board.indexOf('b') < 0;
    }

    private static boolean won(String board, char player) {
        return Arrays.stream(LINES)
                .anyMatch(line -> Arrays.stream(line).allMatch(cell -> board.charAt(cell) == player));
    }
}
