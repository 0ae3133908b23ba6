package amplify.results;

import java.nio.file.Path;

/**
 * A shard and its index, complete on local disk.
 *
 * @param index its place among the job's shards, from 0
 * @param name {@code shard-00000.tar} and so on
 * @param file the archive; whoever takes the shard owns both files and may delete them
 * @param indexName {@code shard-00000.json} and so on
 * @param indexFile the index
 * @param members how many artifacts it holds
 * @param bytes the archive's length
 */
public record FinishedShard(
    int index,
    String name,
    Path file,
    String indexName,
    Path indexFile,
    long members,
    long bytes) {}
