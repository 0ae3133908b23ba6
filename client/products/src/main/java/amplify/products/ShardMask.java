package amplify.products;

/**
 * A mask of a shard.
 *
 * @param name its member's name, {@code <bin>_<roi, 5 digits>.png}
 * @param png the image
 */
// Passed on once and never compared.
@SuppressWarnings("ArrayRecordComponent")
record ShardMask(String name, byte[] png) {

  String binId() {
    return name.substring(0, Math.max(0, name.lastIndexOf('_')));
  }
}
