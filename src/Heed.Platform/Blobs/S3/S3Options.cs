namespace Heed.Platform.Blobs.S3;

/// <summary>A bucket of an S3-compatible store, from <c>Heed:Blobs:S3</c>.</summary>
/// <param name="Endpoint">Address of the service, such as <c>https://s3.eu-central-1.amazonaws.com</c> or a MinIO; the bucket follows in the path.</param>
/// <param name="Prefix">Put before every key, so that several installations may share a bucket.</param>
public sealed record S3Options(Uri Endpoint, string Bucket, string Region, string AccessKey, string SecretKey, string Prefix);
