package amplify.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes one component of a parameters record. In requests the component {@code batchSize} is
 * the JSON member {@code batch_size}. Component types: {@code boolean}, {@code int}, {@code long},
 * {@code double}, {@link String}, enums, and {@link java.util.Optional} of the boxed ones.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {

  /** One sentence for people: meaning and unit. */
  String description() default "";

  /**
   * The value used when the request has none, written as in JSON but without quotes. Empty (the
   * default): the parameter is required, unless it is an {@link java.util.Optional}.
   */
  String defaultValue() default "";

  /** The smallest number allowed. Default: no limit. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest number allowed. Default: no limit. */
  double max() default Double.POSITIVE_INFINITY;

  /** A regular expression that the whole text must match. Default: any text. */
  String pattern() default "";
}
