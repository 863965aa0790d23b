using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Platform.Blobs.S3;

/// <summary>
/// Blobs in an S3-compatible bucket, keyed <c>PREFIX/WORKSPACE/ab/SHA256</c>. A content is there, and confirmed, before a row names it; written twice it is
/// the same object, so a repeat does no harm.
/// </summary>
internal sealed class S3Blobs(S3Options options, IStore store, HttpClient client, TimeProvider time) : IBlobs
{
    private static readonly string Empty = S3Signature.Hex(SHA256.HashData([]));

    public async Task<Blob> PutAsync(WorkspaceId workspace, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(content, maxBytes, cancellationToken);
        var blob = new Blob(S3Signature.Hex(SHA256.HashData(bytes)), bytes.Length);
        // The row first: an object that no row tells of would never be collected.
        await store.WriteAsync(Scope.System(workspace), unit => BlobRows.Hold(unit, blob), cancellationToken);
        await WriteAsync(workspace, blob.Sha256, bytes, cancellationToken);
        return blob;
    }

    public async Task<Stream?> OpenAsync(WorkspaceId workspace, string sha256, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, workspace, sha256, null, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            answer.Dispose();
            return null;
        }

        Check(answer);
        using (answer) return new MemoryStream(await answer.Content.ReadAsByteArrayAsync(cancellationToken), writable: false);
    }

    public async Task RestoreAsync(WorkspaceId workspace, string sha256, Stream content, CancellationToken cancellationToken) =>
        await WriteAsync(workspace, sha256, await ReadAsync(content, long.MaxValue, cancellationToken), cancellationToken);

    public void AddReference(Unit unit, Blob blob, string ownerKind, Guid owner) => BlobRows.Add(unit, blob, ownerKind, owner);

    public void DropReference(Unit unit, string sha256, string ownerKind, Guid owner) => BlobRows.Drop(unit, sha256, ownerKind, owner);

    public async Task<int> CollectAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var orphans = await store.WriteAsync(Scope.System(workspace), BlobRows.TakeUnreferenced, cancellationToken);
        foreach (var sha in orphans)
        {
            using var answer = await SendAsync(HttpMethod.Delete, workspace, sha, null, cancellationToken);
            if (answer.StatusCode != HttpStatusCode.NotFound) Check(answer);
        }

        return orphans.Count;
    }

    private async Task WriteAsync(WorkspaceId workspace, string sha256, byte[] bytes, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Put, workspace, sha256, bytes, cancellationToken);
        Check(answer);
    }

    private static async Task<byte[]> ReadAsync(Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > maxBytes) throw new InvalidRefusal("file", "tooLarge", $"A file may have at most {maxBytes / (1 << 20)} MiB.");
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, WorkspaceId workspace, string sha256, byte[]? body, CancellationToken cancellationToken)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) throw new NotFoundRefusal();
        var path = string.Create(CultureInfo.InvariantCulture, $"/{options.Bucket}/{options.Prefix}{workspace.Value}/{sha256[..2]}/{sha256}");
        var now = time.GetUtcNow();
        var payload = body is null ? Empty : sha256;
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = options.Endpoint.Authority,
            ["x-amz-content-sha256"] = payload,
            ["x-amz-date"] = S3Signature.Instant(now),
        };
        using var request = new HttpRequestMessage(method, new Uri(options.Endpoint, path));
        if (body is not null) request.Content = new ByteArrayContent(body);
        request.Headers.TryAddWithoutValidation("Authorization", S3Signature.Authorization(method.Method, path, headers, payload, now, options.Region, "s3", options.AccessKey, options.SecretKey));
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", payload);
        request.Headers.TryAddWithoutValidation("x-amz-date", headers["x-amz-date"]);
        try
        {
            return await client.SendAsync(request, cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Away();
        }
    }

    private static void Check(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode) throw Away();
    }

    private static BusyRefusal Away() => new("filesUnavailable", "The store of files cannot be reached at the moment. Nothing was stored; try again.");
}
