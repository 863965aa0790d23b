using Heed.Platform.Blobs.S3;
using Heed.Platform.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heed.Platform.Blobs;

/// <summary>Chooses where contents of files are kept: a bucket when one is set, else rows of PostgreSQL, else files below the data folder.</summary>
internal static class BlobServices
{
    internal static IBlobs Create(IServiceProvider services, StoreOptions options)
    {
        var store = services.GetRequiredService<IStore>();
        if (Bucket(services.GetService<IConfiguration>()) is { } bucket)
        {
            // The operator names this address; it is meant to be inside the own network as often as not.
            return new S3Blobs(bucket, store, new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(60) }, services.GetRequiredService<TimeProvider>());
        }

        return options.Postgres is null ? new FileBlobs(Path.Combine(options.DataFolder, "blobs"), store) : new StoreBlobs(store);
    }

    private static S3Options? Bucket(IConfiguration? configuration)
    {
        var section = configuration?.GetSection("Heed:Blobs:S3");
        if (section?["Bucket"] is not { Length: > 0 } bucket) return null;
        string Needed(string name) => section[name] is { Length: > 0 } value ? value : throw new InvalidOperationException($"HEED__Blobs__S3__{name} is missing.");
        if (!Uri.TryCreate(Needed("Endpoint"), UriKind.Absolute, out var endpoint)) throw new InvalidOperationException("HEED__Blobs__S3__Endpoint is no address.");
        var prefix = section["Prefix"] is { Length: > 0 } given ? given.Trim('/') + "/" : "";
        if (!(bucket + prefix).All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '/')) throw new InvalidOperationException("HEED__Blobs__S3__Bucket and Prefix have letters, digits, hyphens, dots and slashes only.");
        return new S3Options(endpoint, bucket, section["Region"] ?? "us-east-1", Needed("AccessKey"), Needed("SecretKey"), prefix);
    }
}
