using System.Globalization;
using System.Text;
using Heed.Platform.Blobs;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Heed.Knowledge.Files;

/// <summary>Files of entries: upload by writers, download by signed link.</summary>
internal static class FileEndpoints
{
    private const long MaxBytes = 20L << 20;
    private const int MaxName = 200;

    public static void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder knowledge)
    {
        knowledge.MapPost("/files", UploadAsync).Needs(KnowledgePermissions.Write).WithName("UploadKnowledgeFile").DisableAntiforgery()
            .WithSummary("Stores a file for an entry; multipart field `file`, at most 20 MiB.");
        root.MapGet("/knowledge-files/{workspace:int}/{file}/{name}", DownloadAsync).ForAnyone().WithName("DownloadKnowledgeFile").WithTags("Knowledge").WithSummary("A file of an entry by its signed link.");
    }

    private static async Task<Created<FileView>> UploadAsync(IFormFile file, Caller caller, IStore store, IBlobs blobs, KnowledgeLinks links, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        var blob = await blobs.PutAsync(caller.Scope.Workspace, content, MaxBytes, cancellationToken);
        if (blob.Size == 0) throw new InvalidRefusal("file", "empty", "The file is empty.");
        var (name, type) = (CleanName(file.FileName), await TypeAsync(blobs, caller.Scope.Workspace, blob, cancellationToken));
        var kept = await store.WriteAsync(caller.Scope, unit => EntryFiles.Keep(unit, blobs, blob, name, type), cancellationToken);
        var view = new FileView(kept.Id, kept.Name, kept.ContentType, kept.Size, links.Link(caller.Scope.Workspace, kept.Id, kept.Name));
        return TypedResults.Created(view.Url, view);
    }

    private static async Task<IResult> DownloadAsync(
        int workspace, string file, long? e, string? s, HttpContext context, IStore store, IBlobs blobs, KnowledgeLinks links, CancellationToken cancellationToken)
    {
        var id = new WorkspaceId(workspace);
        if (!Guid.TryParseExact(file, "N", out var fileId) || e is not { } expires || s is null || !links.IsGood(id, fileId, expires, s)) throw new NotFoundRefusal();
        (string Name, string Type, string Sha)? row;
        using (var session = store.Read())
        {
            row = await session.FirstAsync(
                $"select name, content_type, sha256 from knowledge_files where workspace = {id} and id = {fileId}", r => ((string, string, string)?)(r.Text(0), r.Text(1), r.Text(2)), cancellationToken);
        }

        if (row is not { } found || await blobs.OpenAsync(id, found.Sha, cancellationToken) is not { } stream) throw new NotFoundRefusal();
        // Only formats that cannot carry script are shown in place; everything else is saved.
        var inline = found.Type.StartsWith("image/", StringComparison.Ordinal);
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName(found.Name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "private, max-age=86400";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return TypedResults.Stream(stream, inline ? found.Type : "application/octet-stream", enableRangeProcessing: true);
    }

    /// <summary>What the content itself says: a picture of a known format, or just bytes.</summary>
    private static async Task<string> TypeAsync(IBlobs blobs, WorkspaceId workspace, Blob blob, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(workspace, blob.Sha256, cancellationToken);
        var head = new byte[12];
        if (stream is null || await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken) < head.Length) return "application/octet-stream";
        if (head[0] == 0x89 && head.AsSpan(1).StartsWith("PNG\r\n"u8)) return "image/png";
        if (head[0] == 0xFF && head[1] == 0xD8 && head[2] == 0xFF) return "image/jpeg";
        if (head.AsSpan().StartsWith("GIF8"u8)) return "image/gif";
        return head.AsSpan().StartsWith("RIFF"u8) && head.AsSpan(8).StartsWith("WEBP"u8) ? "image/webp" : "application/octet-stream";
    }

    /// <summary>Names are data: shown and offered for saving, never a path. Control and direction characters go.</summary>
    private static string CleanName(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            clean.Append(rune.Value is '/' or '\\' ? "_" : rune.ToString());
            if (clean.Length >= MaxName) break;
        }

        var text = clean.ToString().Trim(' ', '.');
        return text.Length == 0 ? "file" : text;
    }
}
