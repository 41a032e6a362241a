package dev.autodidact.cli;

/**
 * How far work has got.
 *
 * @param done how much is done
 * @param total how much there is, at least {@code done}
 * @param unit what is counted, such as {@code trials}
 * @param remark what to say beside it
 */
record Progress(long done, long total, String unit, String remark) {

    /** Work that has not begun. */
    static final Progress NONE = new Progress(0, 1, "", "starting");

    /** {@return one line without a line's end} */
    String line() {
        return equals(NONE)
                ? remark
                : done + " of " + total + (unit.isEmpty() ? "" : " " + unit) + (remark.isEmpty() ? "" : ", " + remark);
    }
}
