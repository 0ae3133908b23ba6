package amplify.results;

import java.nio.file.Path;

/**
 * A part of a table, complete on local disk.
 *
 * @param index its place among the job's parts, from 0
 * @param name {@code part-0000.parquet} and so on
 * @param file the file; whoever takes the part owns it and may delete it
 * @param rows how many rows it holds
 * @param bytes its length
 */
public record FinishedPart(int index, String name, Path file, long rows, long bytes) {}
