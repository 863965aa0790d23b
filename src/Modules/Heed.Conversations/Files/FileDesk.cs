using System.Globalization;
using System.Text;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Blobs;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Conversations.Files;

/// <summary>Takes uploads in. An upload that no message takes within a day is collected.</summary>
internal sealed class FileDesk(IStore store, IBlobs blobs, FileLinks links) : IFiles
{
    /// <summary>Largest file, in bytes.</summary>
    internal const long MaxBytes = 20L << 20;
    internal const string OwnerKind = "conversations.file";
    private const int MaxName = 200;

    public Task<FileRow> StoreAsync(Scope scope, Stream content, string name, string contentType, CancellationToken cancellationToken) =>
        StoreAsync(scope, content, name, contentType, MaxBytes, cancellationToken);

    public async Task<Stream?> OpenAsync(WorkspaceId workspace, Guid file, CancellationToken cancellationToken)
    {
        string? sha;
        using (var session = store.Read())
        {
            sha = await session.FirstAsync($"select sha256 from conversations_files where workspace = {workspace} and id = {file}", r => (string?)r.Text(0), cancellationToken);
        }

        return sha is null ? null : await blobs.OpenAsync(workspace, sha, cancellationToken);
    }

    public async Task<FileRow> StoreAsync(Scope scope, Stream content, string name, string contentType, long maxBytes, CancellationToken cancellationToken)
    {
        var blob = await blobs.PutAsync(scope.Workspace, content, maxBytes, cancellationToken);
        if (blob.Size == 0) throw new InvalidRefusal("file", "empty", "The file is empty.");
        var picture = await HeadAsync(scope.Workspace, blob, cancellationToken);
        var cleanName = CleanName(name);
        var type = picture?.ContentType ?? CleanType(contentType);
        int? width = picture is { Width: > 0 and <= 65535 } ? picture.Value.Width : null;
        int? height = picture is { Height: > 0 and <= 65535 } ? picture.Value.Height : null;
        var id = await store.WriteAsync(
            scope,
            unit =>
            {
                var file = Ids.New(unit.Now);
                blobs.AddReference(unit, blob, OwnerKind, file);
                unit.Execute($"""
                    insert into conversations_files (workspace, id, place, name, content_type, size, sha256, width, height, uploader_kind, uploader, created_at)
                    values ({unit.Workspace}, {file}, {0}, {cleanName}, {type}, {blob.Size}, {blob.Sha256}, {width}, {height}, {unit.Actor.Kind}, {unit.Actor.Id}, {unit.Now})
                    """);
                unit.SetTimer(UnusedFiles.TimerKind, file, unit.Now.AddDays(1));
                return file;
            },
            cancellationToken);
        return new FileRow(id, cleanName, type, blob.Size, links.Link(scope.Workspace, id, cleanName), width, height);
    }

    /// <summary>Names are data: shown and offered for saving, never a path. Control and direction characters go (TRUST 40).</summary>
    internal static string CleanName(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) continue;
            clean.Append(rune.Value is '/' or '\\' ? "_" : rune.ToString());
            if (clean.Length >= MaxName) break;
        }

        var text = clean.ToString().Trim(' ', '.');
        return text.Length == 0 ? "file" : text;
    }

    private static string CleanType(string contentType)
    {
        var type = contentType.Split(';')[0].Trim().ToLowerInvariant();
        var known = type.Length is > 2 and <= 100 && type.Count(c => c == '/') == 1 && type.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '.' or '+');
        // What claims to be a picture and is none is served as plain bytes.
        return !known || type.StartsWith("image/", StringComparison.Ordinal) ? "application/octet-stream" : type;
    }

    private async Task<(string ContentType, int Width, int Height)?> HeadAsync(WorkspaceId workspace, Blob blob, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(workspace, blob.Sha256, cancellationToken);
        if (stream is null) return null;
        var head = new byte[PictureSize.HeadLength];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return PictureSize.Read(head.AsSpan(0, length));
    }
}
