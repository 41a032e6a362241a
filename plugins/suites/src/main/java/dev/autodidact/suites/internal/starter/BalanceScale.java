package dev.autodidact.suites.internal.starter;

import dev.autodidact.api.data.Table;

/**
 * Which way a balance tips: the data set balance-scale of the UCI repository, whole and exact. Four numbers from 1 to 5
 * (weight and distance on either side) in all 625 combinations; the side with the greater product of weight and
 * distance goes down. 288 rows tip left, 288 right, 49 balance.
 *
 * <p>Siegler, 1976, "Three aspects of cognitive development"; Klahr and Siegler, 1978.
 */
final class BalanceScale {

    private BalanceScale() {}

    static Table table() {
        TableDraft draft = new TableDraft("left-weight", "left-distance", "right-weight", "right-distance");
        for (int leftWeight = 1; leftWeight <= 5; leftWeight++) {
            for (int leftDistance = 1; leftDistance <= 5; leftDistance++) {
                for (int rightWeight = 1; rightWeight <= 5; rightWeight++) {
                    for (int rightDistance = 1; rightDistance <= 5; rightDistance++) {
                        int torque = leftWeight * leftDistance - rightWeight * rightDistance;
                        String tip = torque > 0 ? "L" : torque < 0 ? "R" : "B";
                        draft.add(leftWeight, leftDistance, rightWeight, rightDistance, tip);
                    }
                }
            }
        }
        return draft.table();
    }
}
