package amplify.embedded;

import java.io.InputStream;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Refuses what Amazon's S3 refuses and the file-system store lets pass: parts for an upload that is
 * unknown, complete or aborted, and questions for its parts.
 */
final class StrictUploads extends ForwardingBlobStore {

  StrictUploads(BlobStore store) {
    super(store);
  }

  @Override
  public UploadPartResponse uploadMultipartPart(
      MultipartUpload upload, UploadPartRequest request, InputStream content) {
    requireOpen(upload);
    return super.uploadMultipartPart(upload, request, content);
  }

  @Override
  public CompleteMultipartUploadResponse completeMultipartUpload(
      MultipartUpload upload, CompleteMultipartUploadRequest request) {
    requireOpen(upload);
    return super.completeMultipartUpload(upload, request);
  }

  @Override
  public List<Part> listMultipartUpload(MultipartUpload upload) {
    requireOpen(upload);
    return super.listMultipartUpload(upload);
  }

  /**
   * An open upload has a stub beside its parts, which goes when it is completed or aborted. Looking
   * for that one costs the same however many uploads are open; listing them does not.
   */
  private void requireOpen(MultipartUpload upload) {
    String stub = ".mpus-%s-%s-stub".formatted(upload.id(), upload.blobName());
    if (!super.blobExists(upload.containerName(), stub)) {
      throw Refusals.of(404, "NoSuchUpload", "The upload is unknown, complete or aborted");
    }
  }
}
