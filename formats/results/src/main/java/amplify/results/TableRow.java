package amplify.results;

import amplify.api.Row;

/**
 * A row of a composed table.
 *
 * @param binId the bin it belongs to
 * @param row number and values
 */
public record TableRow(String binId, Row row) {}
