package amplify.testkit;

/**
 * A call that broke a rule.
 *
 * @param rule which
 * @param message the values, for people
 */
public record Fault(Rule rule, String message) {}
