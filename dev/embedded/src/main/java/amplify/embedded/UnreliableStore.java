package amplify.embedded;

import com.google.common.io.ByteStreams;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** Lets requests go wrong as {@link StoreFaults} say. */
final class UnreliableStore extends ForwardingBlobStore {

  private final StoreFaults faults;

  UnreliableStore(BlobStore store, StoreFaults faults) {
    super(store);
    this.faults = faults;
  }

  private <T> T carryOut(Supplier<T> request) {
    return carryOut(InputStream.nullInputStream(), request);
  }

  private <T> T carryOut(InputStream body, Supplier<T> request) {
    StoreFaults.Outcome outcome = faults.next();
    if (outcome == StoreFaults.Outcome.REFUSED_AT_ONCE) {
      throw refusal();
    }
    if (outcome == StoreFaults.Outcome.REFUSED || outcome == StoreFaults.Outcome.CUT_OFF) {
      drain(body);
      throw refusal();
    }
    T answer = request.get();
    if (outcome == StoreFaults.Outcome.DONE_AND_DENIED) {
      throw refusal();
    }
    return answer;
  }

  private RuntimeException refusal() {
    StoreFaults.Status status = faults.status();
    return Refusals.of(status.code(), status.word(), "Goes wrong on purpose");
  }

  private static void drain(InputStream body) {
    try {
      ByteStreams.exhaust(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    return carryOut(() -> super.list(request));
  }

  @Override
  public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
    return carryOut(content, () -> super.putBlob(request, content));
  }

  @Override
  public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
    return carryOut(() -> super.blobMetadata(request));
  }

  @Override
  public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
    return switch (faults.next()) {
      case REFUSED_AT_ONCE, REFUSED, DONE_AND_DENIED -> throw refusal();
      case CUT_OFF -> {
        ResponseInputStream<GetObjectResponse> whole = super.getBlob(request);
        long size = whole.response().contentLength();
        yield new ResponseInputStream<>(
            whole.response(), new BrokenOffStream(whole, faults.cut(size)));
      }
      case DONE -> super.getBlob(request);
    };
  }

  @Override
  public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
    return carryOut(() -> super.removeBlob(request));
  }

  @Override
  public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
    return carryOut(() -> super.initiateMultipartUpload(request));
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream content) {
    return carryOut(content, () -> super.uploadMultipartPart(upload, request, content));
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    return carryOut(() -> super.completeMultipartUpload(upload, request));
  }

  @Override
  public void abortMultipartUpload(MultipartUpload upload) {
    carryOut(() -> {
      super.abortMultipartUpload(upload);
      return true;
    });
  }
}
