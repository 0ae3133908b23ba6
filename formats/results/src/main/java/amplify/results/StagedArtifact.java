package amplify.results;

/**
 * An artifact of a row, read back from a stage.
 *
 * @param row the row's number
 * @param name the artifact's name, such as {@code png}
 * @param bytes its content; not copied
 */
// Artifacts are streamed, never compared: a copied or wrapped array would only double the memory.
@SuppressWarnings("ArrayRecordComponent")
public record StagedArtifact(long row, String name, byte[] bytes) {}
