using Heed.Accounts.Public;
using Heed.Platform.Blobs;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Portal.Sites;

/// <summary>The picture in the head of a help centre: put there by whoever manages the brand, seen by everybody.</summary>
internal static class LogoEndpoints
{
    private const string Manage = "brands.manage";
    private const long MaxBytes = 512 << 10;

    public static void Map(IEndpointRouteBuilder root, IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/help-sites/{brand:guid}/logo").WithTags("Help centre");
        group.MapPost("", PutAsync).Needs(Manage).WithName("PutHelpLogo").DisableAntiforgery().WithSummary("Gives a help centre a logo: PNG, JPEG, GIF or WebP of at most 512 KiB, as multipart field `file`.");
        group.MapDelete("", DropAsync).Needs(Manage).WithName("DeleteHelpLogo").WithSummary("Takes the logo away.");
        root.MapGet("/help-assets/logo/{workspace:int}/{brand}/{version}", ShowAsync).ForAnyone().ExcludeFromDescription();
    }

    private static async Task<Ok<HelpSiteView>> PutAsync(Guid brand, IFormFile file, Caller caller, IStore store, IBlobs blobs, HelpSites sites, IAudit audit, CancellationToken cancellationToken)
    {
        caller.Scope.Require(Manage, brand);
        await using var content = file.OpenReadStream();
        var blob = await blobs.PutAsync(caller.Scope.Workspace, content, MaxBytes, cancellationToken);
        var type = await TypeAsync(blobs, caller.Scope.Workspace, blob, cancellationToken) ?? throw new InvalidRefusal("file", "notPicture", "A picture: PNG, JPEG, GIF or WebP.");
        return TypedResults.Ok(await SetAsync(caller, brand, store, blobs, sites, audit, blob, type, cancellationToken));
    }

    private static async Task<Ok<HelpSiteView>> DropAsync(Guid brand, Caller caller, IStore store, IBlobs blobs, HelpSites sites, IAudit audit, CancellationToken cancellationToken)
    {
        caller.Scope.Require(Manage, brand);
        return TypedResults.Ok(await SetAsync(caller, brand, store, blobs, sites, audit, null, null, cancellationToken));
    }

    private static async Task<HelpSiteView> SetAsync(Caller caller, Guid brand, IStore store, IBlobs blobs, HelpSites sites, IAudit audit, Blob? blob, string? type, CancellationToken cancellationToken)
    {
        var view = await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                var site = unit.Db.Set<HelpSite>().Find(unit.Workspace, brand) ?? throw new NotFoundRefusal();
                if (site.LogoSha == blob?.Sha256) return HelpSiteView.Of(site);
                if (blob is not null) blobs.AddReference(unit, blob, HelpSite.Kind, brand);
                if (site.LogoSha is { } before) blobs.DropReference(unit, before, HelpSite.Kind, brand);
                (site.LogoSha, site.LogoType) = (blob?.Sha256, type);
                site.Version++;
                unit.Append(new LedgerEvent("helpSite.changed", HelpSite.Kind, brand, site.Version));
                audit.Write(unit, caller.Scope, "helpSite.changed", HelpSite.Kind, brand, new { logo = blob is not null });
                return HelpSiteView.Of(site);
            },
            cancellationToken);
        sites.Forget();
        return view;
    }

    /// <summary>The version in the address changes with the picture, so that it can be kept for ever. Whether the help centre is open does not matter: settings show it before.</summary>
    private static async Task<IResult> ShowAsync(int workspace, string brand, string version, HttpContext context, IStore store, IBlobs blobs, CancellationToken cancellationToken)
    {
        var id = new WorkspaceId(workspace);
        if (!Guid.TryParseExact(brand, "N", out var brandId)) throw new NotFoundRefusal();
        HelpSite? site;
        using (var session = store.Read()) site = await session.Db.Set<HelpSite>().FirstOrDefaultAsync(s => s.Workspace == id && s.Brand == brandId, cancellationToken);
        if (site is not { LogoSha: { } sha, LogoType: { } type } || !sha.StartsWith(version, StringComparison.Ordinal) || version.Length != 12 || await blobs.OpenAsync(id, sha, cancellationToken) is not { } stream) throw new NotFoundRefusal();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Stream(stream, type);
    }

    /// <summary>What the content itself says; null for what is no picture of a format that cannot carry script.</summary>
    private static async Task<string?> TypeAsync(IBlobs blobs, WorkspaceId workspace, Blob blob, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(workspace, blob.Sha256, cancellationToken);
        var head = new byte[12];
        if (stream is null || await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken) < head.Length) return null;
        if (head[0] == 0x89 && head.AsSpan(1).StartsWith("PNG\r\n"u8)) return "image/png";
        if (head[0] == 0xFF && head[1] == 0xD8 && head[2] == 0xFF) return "image/jpeg";
        if (head.AsSpan().StartsWith("GIF8"u8)) return "image/gif";
        return head.AsSpan().StartsWith("RIFF"u8) && head.AsSpan(8).StartsWith("WEBP"u8) ? "image/webp" : null;
    }
}
