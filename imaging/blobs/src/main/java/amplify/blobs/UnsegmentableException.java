package amplify.blobs;

/** An image that has no mask by definition. Trying again would fail again. */
public final class UnsegmentableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsegmentableException(int width, int height) {
    super(
        "An image of %d×%d pixels cannot be segmented: it is smaller than 2×2 pixels"
            .formatted(width, height));
  }
}
