using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Blobs;
using Heed.Platform.Blobs.S3;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Modules.Tests.Platform;

public sealed class S3BlobTests
{
    private const string AccessKey = "AKIAIOSFODNN7EXAMPLE", SecretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    /// <summary>The worked example of the S3 API reference ("Authenticating Requests: Using the Authorization Header", GET object).</summary>
    [Fact]
    public void A_request_is_signed_as_the_reference_signs_its_example()
    {
        const string empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = "examplebucket.s3.amazonaws.com",
            ["range"] = "bytes=0-9",
            ["x-amz-content-sha256"] = empty,
            ["x-amz-date"] = "20130524T000000Z",
        };
        var authorization = S3Signature.Authorization("GET", "/test.txt", headers, empty, new DateTimeOffset(2013, 5, 24, 0, 0, 0, TimeSpan.Zero), "us-east-1", "s3", AccessKey, SecretKey);
        Assert.EndsWith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41", authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_kept_in_the_bucket_found_again_and_collected_and_a_bucket_that_is_away_loses_nothing()
    {
        var objects = new ConcurrentDictionary<string, byte[]>();
        var away = false;
        await using var bucket = Bucket(objects, () => away);
        await bucket.StartAsync();
        await using var host = await HeedHost.StartAsync(TestEngine.Sqlite, b =>
        {
            b.Configuration["Heed:Blobs:S3:Endpoint"] = bucket.Urls.First();
            b.Configuration["Heed:Blobs:S3:Bucket"] = "files";
            b.Configuration["Heed:Blobs:S3:AccessKey"] = AccessKey;
            b.Configuration["Heed:Blobs:S3:SecretKey"] = SecretKey;
        });
        var company = await host.CreateWorkspaceAsync();
        var content = RandomNumberGenerator.GetBytes(50_000);
        var stored = (await company.Owner.UploadAsync("files", "note.bin", "application/octet-stream", content)).Expect(201);
        Assert.Single(objects);
        using var client = new HttpClient(new SocketsHttpHandler());
        Assert.Equal(content, await client.GetByteArrayAsync(new Uri(host.Address, stored["url"].GetString()!)));

        away = true;
        (await company.Owner.UploadAsync("files", "other.bin", "application/octet-stream", RandomNumberGenerator.GetBytes(10))).ExpectProblem(503, "filesUnavailable");
        away = false;
        var blobs = host.Get<IBlobs>();
        var orphan = await blobs.PutAsync(company.Workspace, new MemoryStream([1, 2, 3]), 100, CancellationToken.None);
        host.Time.Advance(TimeSpan.FromHours(2));
        while (await blobs.CollectAsync(company.Workspace, CancellationToken.None) > 0)
        {
        }

        Assert.Null(await blobs.OpenAsync(company.Workspace, orphan.Sha256, CancellationToken.None));
        await Assert.ThrowsAsync<NotFoundRefusal>(() => blobs.OpenAsync(company.Workspace, "../secret", CancellationToken.None));
    }

    /// <summary>A bucket that believes nobody: it checks date, hash of the body and the signature over what arrived.</summary>
    private static WebApplication Bucket(ConcurrentDictionary<string, byte[]> objects, Func<bool> away)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            var request = context.Request;
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            if (away() || !Signed(request, body.ToArray()))
            {
                context.Response.StatusCode = away() ? 503 : 403;
                return;
            }

            var key = request.Path.Value!;
            if (HttpMethods.IsPut(request.Method)) objects[key] = body.ToArray();
            else if (HttpMethods.IsDelete(request.Method)) context.Response.StatusCode = objects.TryRemove(key, out _) ? 204 : 404;
            else if (objects.TryGetValue(key, out var found)) await context.Response.Body.WriteAsync(found);
            else context.Response.StatusCode = (int)HttpStatusCode.NotFound;
        });
        return app;
    }

    private static bool Signed(HttpRequest request, byte[] body)
    {
        var payload = request.Headers["x-amz-content-sha256"].ToString();
        if (payload != Convert.ToHexStringLower(SHA256.HashData(body))) return false;
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Host.Value!,
            ["x-amz-content-sha256"] = payload,
            ["x-amz-date"] = request.Headers["x-amz-date"].ToString(),
        };
        var at = DateTimeOffset.ParseExact(headers["x-amz-date"], "yyyyMMdd'T'HHmmss'Z'", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
        return request.Headers.Authorization == S3Signature.Authorization(request.Method, request.Path.Value!, headers, payload, at, "us-east-1", "s3", AccessKey, SecretKey);
    }
}
