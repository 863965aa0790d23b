using System.Globalization;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Heed.Conversations.Files;

/// <summary>Upload by agents, download by signed link.</summary>
internal static class FileEndpoints
{
    public static void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        workspace.MapPost("/files", UploadAsync).NeedsMember().WithName("UploadFile").WithTags("Files").DisableAntiforgery()
            .WithSummary("Stores a file for a message; multipart field `file`, at most 20 MiB.");
        root.MapGet("/files/{workspace:int}/{file}/{name}", DownloadAsync).ForAnyone().WithName("DownloadFile").WithTags("Files")
            .WithSummary("A file by its signed link.");
    }

    private static async Task<IResult> UploadAsync(IFormFile file, Caller caller, IFiles files, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var stored = await files.StoreAsync(caller.Scope, content, file.FileName, file.ContentType ?? "", cancellationToken);
        return TypedResults.Created(stored.Url, stored);
    }

    private static async Task<IResult> DownloadAsync(
        int workspace, string file, long? e, string? s, HttpContext context, IStore store, IBlobs blobs, FileLinks links, CancellationToken cancellationToken)
    {
        var id = new WorkspaceId(workspace);
        if (!Guid.TryParseExact(file, "N", out var fileId) || e is not { } expires || s is null || !links.IsGood(id, fileId, expires, s)) throw new NotFoundRefusal();
        (string Name, string Type, string Sha)? row;
        using (var session = store.Read())
        {
            row = await session.FirstAsync(
                $"select name, content_type, sha256 from conversations_files where workspace = {id} and id = {fileId}",
                r => ((string, string, string)?)(r.Text(0), r.Text(1), r.Text(2)), cancellationToken);
        }

        if (row is not { } found || await blobs.OpenAsync(id, found.Sha, cancellationToken) is not { } stream) throw new NotFoundRefusal();
        // Only formats that cannot carry script are shown in place; everything else is saved (TRUST 39).
        var inline = found.Type is "image/png" or "image/jpeg" or "image/gif" or "image/webp";
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(found.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "private, max-age=" + (24 * 3600).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TypedResults.Stream(stream, inline ? found.Type : "application/octet-stream", enableRangeProcessing: true);
    }
}
