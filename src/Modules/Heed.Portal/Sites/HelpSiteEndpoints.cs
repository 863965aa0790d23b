using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Heed.Portal.Sites;

/// <summary><c>/help-sites</c>: the help centre of each brand.</summary>
internal static class HelpSiteEndpoints
{
    private const string Manage = "brands.manage";
    private const int MaxLanguages = 10, MaxLinks = 8, MaxTopics = 500;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/help-sites").WithTags("Help centre");
        group.MapGet("", ListAsync).NeedsMember().WithName("ListHelpSites").WithSummary("The help centres of the brands.");
        group.MapPut("/{brand:guid}", PutAsync).Needs(Manage).WithName("PutHelpSite").WithSummary("Sets up the help centre of a brand, opens or closes it.");
    }

    private static async Task<Ok<Page<HelpSiteView>>> ListAsync(Caller caller, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var rows = await session.Db.Set<HelpSite>().Where(s => s.Workspace == caller.Scope.Workspace).OrderBy(s => s.Brand).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<HelpSiteView>([.. rows.Where(s => caller.Scope.Sees(s.Brand)).Select(HelpSiteView.Of)], null));
    }

    private static async Task<Ok<HelpSiteView>> PutAsync(Guid brand, HelpSiteFields body, Caller caller, IStore store, IBrands brands, IAudit audit, HelpSites sites, HttpContext context, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            if (!caller.Scope.Sees(brand) || await brands.FindAsync(session, caller.Scope.Workspace, brand, cancellationToken) is null) throw new NotFoundRefusal();
        }

        caller.Scope.Require(Manage, brand);
        Check(body);
        var expected = Versions.IfMatch(context.Request);
        var view = await store.WriteAsync(caller.Scope, unit => Put(unit, caller.Scope, brand, body, expected, audit), cancellationToken);
        sites.Forget();
        Versions.Tell(context.Response, view.Version);
        return TypedResults.Ok(view);
    }

    private static HelpSiteView Put(Unit unit, Scope scope, Guid brand, HelpSiteFields body, long? expected, IAudit audit)
    {
        var (slug, host) = (body.Slug.Trim().ToLowerInvariant(), string.IsNullOrWhiteSpace(body.Host) ? null : body.Host.Trim().ToLowerInvariant());
        var all = unit.Db.Set<HelpSite>();
        // Unique over the installation: that one is taken says nothing about whose it is.
        if (all.Any(s => s.Slug == slug && !(s.Workspace == unit.Workspace && s.Brand == brand))) throw new InvalidRefusal("slug", "taken", "This address is already in use.");
        if (host is not null && all.Any(s => s.Host == host && !(s.Workspace == unit.Workspace && s.Brand == brand))) throw new InvalidRefusal("host", "taken", "This host name is already in use.");
        var site = all.Find(unit.Workspace, brand);
        Versions.Require(expected, site?.Version ?? 0);
        if (site is null) unit.Db.Add(site = new HelpSite { Workspace = unit.Workspace, Brand = brand, Slug = slug, Title = "", Languages = "[]", Links = "[]" });
        else site.Version++;
        (site.Slug, site.Host, site.Title, site.Enabled) = (slug, host, body.Title.Trim(), body.Enabled);
        (site.Languages, site.Links) = (JsonSerializer.Serialize(body.Languages), JsonSerializer.Serialize(body.Links ?? []));
        (site.ContactEmail, site.ChatKey) = (Some(body.ContactEmail), Some(body.ChatKey));
        (site.Color, site.HiddenTopics, site.Contact) = (Some(body.Color)?.ToLowerInvariant(), JsonSerializer.Serialize((body.HiddenTopics ?? []).Distinct()), body.Contact);
        unit.Append(new LedgerEvent("helpSite.changed", HelpSite.Kind, brand, site.Version));
        audit.Write(unit, scope, "helpSite.changed", HelpSite.Kind, brand, new { site.Enabled });
        return HelpSiteView.Of(site);
    }

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static void Check(HelpSiteFields body) => new Validate()
        .Text(body.Title, "title", HelpSite.MaxTitle)
        .That(body.Slug.Trim().Length is >= 2 and <= HelpSite.MaxSlug && body.Slug.Trim().All(c => char.IsAsciiLetterOrDigit(c) || c == '-'), "slug", "notSlug", "Letters, digits and hyphens, 2 to 40.")
        .That(string.IsNullOrWhiteSpace(body.Host) || (Uri.CheckHostName(body.Host.Trim()) == UriHostNameType.Dns && body.Host.Contains('.', StringComparison.Ordinal) && body.Host.Length <= HelpSite.MaxHost), "host", "notHost", "A host name such as help.example.com.")
        .That(body.Languages.Count is >= 1 and <= MaxLanguages && body.Languages.Distinct().Count() == body.Languages.Count && body.Languages.All(IsLanguage), "languages", "notLanguage", "One to ten language tags such as zh-CN, each once.")
        .That(string.IsNullOrWhiteSpace(body.Color) || IsColor(body.Color.Trim()), "color", "notColor", "A colour of the form #0b7a75.")
        .That((body.HiddenTopics?.Count ?? 0) <= MaxTopics, "hiddenTopics", "tooMany", $"At most {MaxTopics} topics.")
        .Text(body.ContactEmail, "contactEmail", 254, required: false)
        .That(string.IsNullOrWhiteSpace(body.ContactEmail) || System.Net.Mail.MailAddress.TryCreate(body.ContactEmail.Trim(), out _), "contactEmail", "notEmail", "This must be an e-mail address.")
        .That(string.IsNullOrWhiteSpace(body.ChatKey) || (body.ChatKey.Length <= 60 && body.ChatKey.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')), "chatKey", "notKey", "The public key of a website's chat.")
        .That((body.Links?.Count ?? 0) <= MaxLinks && (body.Links ?? []).All(l => l.Title.Length is > 0 and <= 60 && Uri.TryCreate(l.Url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"), "links", "notLink", "At most eight links, each with a title and an address that begins with https://.")
        .Done();

    private static bool IsColor(string text) => text.Length == 7 && text[0] == '#' && text.AsSpan(1).ContainsAnyExcept("0123456789abcdefABCDEF") is false;

    private static bool IsLanguage(string tag) => tag.Length is >= 2 and <= 20 && char.IsAsciiLetter(tag[0]) && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}

/// <summary>What a person sets of a help centre.</summary>
internal sealed record HelpSiteFields(
    bool Enabled, string Slug, string Title, IReadOnlyList<string> Languages, string? Host = null, string? ContactEmail = null, string? ChatKey = null, IReadOnlyList<HelpLink>? Links = null,
    string? Color = null, IReadOnlyList<Guid>? HiddenTopics = null, bool Contact = true);
