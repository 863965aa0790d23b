using Heed.Channels.Web.Visitors;
using Microsoft.AspNetCore.Mvc;

namespace Heed.Channels.Web.Widget;

/// <summary><c>POST /widget/v1/files</c>: an upload, before the message that takes it.</summary>
internal static class FileEndpoint
{
    private const int MaxSize = 20 * 1024 * 1024;
    private const int Envelope = 64 * 1024;

    public static void Map(IEndpointRouteBuilder widget) => widget.MapPost("/files", UploadAsync).NeedsVisitor()
        .DisableAntiforgery()
        .WithMetadata(new RequestSizeLimitAttribute(MaxSize + Envelope), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MaxSize + Envelope })
        .WithName("UploadWidgetFile").WithTags("Widget").WithSummary("Uploads a file of at most 20 MB as multipart form field `file`.");

    private static async Task<Created<WidgetFile>> UploadAsync(
        IFormFile file, VisitorSession visitor, VisitorContacts contacts, IFiles files, WidgetLimits limits, IStore store, HttpContext context,
        CancellationToken cancellationToken)
    {
        limits.File(context, visitor);
        if (file.Length > MaxSize) throw new InvalidRefusal("file", "tooLarge", "At most 20 MB.");
        using (var session = store.Read()) await Sending.RequireConsentAsync(session, visitor, givesNow: false, cancellationToken);
        var customer = await contacts.EnsureAsync(visitor, Sending.LanguageOf(visitor, context), cancellationToken);
        await using var content = file.OpenReadStream();
        var stored = await files.StoreAsync(visitor.ScopeOf(customer, null), content, file.FileName, file.ContentType ?? "application/octet-stream", cancellationToken);
        return TypedResults.Created(stored.Url, new WidgetFile(stored.Id, stored.Name, stored.ContentType, stored.Size, stored.Url, stored.Width, stored.Height));
    }
}
