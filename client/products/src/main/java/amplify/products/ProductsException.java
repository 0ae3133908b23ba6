package amplify.products;

/** The downloaded results are not complete, damaged, or not those of a features job. */
public class ProductsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProductsException(String message) {
    super(message);
  }

  ProductsException(String message, Throwable cause) {
    super(message, cause);
  }
}
