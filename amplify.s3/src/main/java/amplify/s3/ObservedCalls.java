package amplify.s3;

import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Tells an observer of the SDK's calls. What is known of a call lies in the call's attributes. */
final class ObservedCalls implements ExecutionInterceptor {

  private static final ExecutionAttribute<Long> START =
      new ExecutionAttribute<>("amplify.s3.start");
  private static final ExecutionAttribute<Integer> ATTEMPTS =
      new ExecutionAttribute<>("amplify.s3.attempts");

  private final StoreObserver observer;

  ObservedCalls(StoreObserver observer) {
    this.observer = observer;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes call) {
    call.putAttribute(START, System.nanoTime());
    call.putAttribute(ATTEMPTS, 0);
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    call.putAttribute(ATTEMPTS, call.getAttribute(ATTEMPTS) + 1);
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes call) {
    told(call, StoreObserver.Outcome.OK);
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes call) {
    told(call, outcome(context.exception()));
  }

  private void told(ExecutionAttributes call, StoreObserver.Outcome outcome) {
    observer.called(
        call.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
        outcome,
        call.getAttribute(ATTEMPTS),
        Duration.ofNanos(System.nanoTime() - call.getAttribute(START)));
  }

  private static StoreObserver.Outcome outcome(Throwable error) {
    if (!(error instanceof AwsServiceException service)) {
      return StoreObserver.Outcome.UNAVAILABLE;
    }
    return switch (S3Errors.of("calling", service)) {
      case ObjectNotFoundException _ -> StoreObserver.Outcome.NOT_FOUND;
      case StoreAccessException _ -> StoreObserver.Outcome.REFUSED;
      default -> StoreObserver.Outcome.UNAVAILABLE;
    };
  }
}
