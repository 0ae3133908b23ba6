package amplify.worker;

import amplify.api.Cancellation;
import amplify.api.Output;
import amplify.api.Progress;
import amplify.api.Work;
import java.util.Iterator;

/** What a processor is given for one bin. */
record BinWork(AttemptState state, Output output, ComputePool pool) implements Work {

  @Override
  public Progress progress() {
    return state;
  }

  @Override
  public Cancellation cancellation() {
    return state;
  }

  @Override
  public <T, R> void inOrder(Iterator<T> items, Computation<T, R> compute, Sink<R> emit)
      throws Exception {
    pool.inOrder(state, items, compute, emit);
  }
}
