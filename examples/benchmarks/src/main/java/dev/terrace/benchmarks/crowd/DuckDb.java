package dev.terrace.benchmarks.crowd;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** A DuckDB in memory that works on one thread. */
public final class DuckDb implements AutoCloseable {

    private final DuckDBConnection connection;

    private DuckDb(DuckDBConnection connection) {
        this.connection = connection;
    }

    /**
     * Opens an empty database.
     *
     * @return the database
     */
    public static DuckDb open() {
        try {
            DuckDb database = new DuckDb((DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:"));
            database.run("SET threads = 1");
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Runs a statement.
     *
     * @param sql the statement
     */
    public void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /**
     * Asks for one row of numbers.
     *
     * @param sql the query
     * @return the sum of the row's numbers
     */
    public long ask(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            long sum = 0;
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                sum += rows.getLong(column);
            }
            return sum;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /**
     * Adds rows the way that is fastest in the database: not by statements.
     *
     * @param table the table
     * @param count how many rows
     * @param row writes a row
     */
    public void append(String table, int count, RowWriter row) {
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            for (int i = 0; i < count; i++) {
                appender.beginRow();
                row.write(appender, i);
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(table, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes one row. */
    public interface RowWriter {

        /**
         * Writes the values of a row, column by column.
         *
         * @param appender where to
         * @param row the number of the row, from 0
         * @throws SQLException if the database refuses
         */
        void write(DuckDBAppender appender, int row) throws SQLException;
    }
}
