package dev.autodidact.registry.dashboard;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Values of a row that may be unknown. */
final class Cells {

    private Cells() {}

    static @Nullable Double real(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() || !Double.isFinite(value) ? null : value;
    }

    static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** {@return the score that people read of a loss} */
    static @Nullable Double score(ResultSet row, String loss, boolean greaterIsBetter) throws SQLException {
        Double value = real(row, loss);
        return value == null || !greaterIsBetter ? value : (Double) (0 - value);
    }
}
