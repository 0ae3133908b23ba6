package amplify.client;

import java.net.http.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Entity tags of the object store, where they are checksums. */
final class Checksums {

  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
  private static final String ENCRYPTION = "x-amz-server-side-encryption";
  private static final String CUSTOMER = ENCRYPTION + "-customer-algorithm";

  private Checksums() {}

  static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK has no MD5", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  static String plain(String etag) {
    return etag.replace("\"", "");
  }

  /**
   * The MD5 that an entity tag is. A tag of an object in parts is none, and neither is one of an
   * object that is encrypted with a key of its own.
   */
  static Optional<String> md5(String etag, HttpHeaders headers) {
    boolean keyed =
        headers.firstValue(CUSTOMER).isPresent()
            || headers.firstValue(ENCRYPTION).filter(value -> value.startsWith("aws:")).isPresent();
    return keyed ? Optional.empty() : md5(etag);
  }

  /** The MD5 that an entity tag looks like. */
  static Optional<String> md5(String etag) {
    return Optional.of(plain(etag)).filter(tag -> MD5.matcher(tag).matches());
  }
}
