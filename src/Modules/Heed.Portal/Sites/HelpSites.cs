using System.Collections.Concurrent;
using Heed.Accounts.Public;
using Microsoft.EntityFrameworkCore;

namespace Heed.Portal.Sites;

/// <summary>Finds help centres by word or host. What was found is kept for some seconds: every page asks.</summary>
internal sealed class HelpSites(IStore store, IBrands brands, TimeProvider time)
{
    private const int Most = 1000;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, OpenSite? Site)> _known = new(StringComparer.Ordinal);

    public Task<OpenSite?> BySlugAsync(string slug, CancellationToken cancellationToken) => FindAsync("s:" + slug.ToLowerInvariant(), cancellationToken);

    public Task<OpenSite?> ByHostAsync(string host, CancellationToken cancellationToken) => FindAsync("h:" + host.ToLowerInvariant(), cancellationToken);

    public Task<OpenSite?> ByBrandAsync(WorkspaceId workspace, Guid brand, CancellationToken cancellationToken) => FindAsync($"b:{workspace}/{brand:N}", cancellationToken);

    /// <summary>Something was changed: it counts at once on this node.</summary>
    public void Forget() => _known.Clear();

    private async Task<OpenSite?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(key, out var kept) && now - kept.At < Kept) return kept.Site;
        // Strangers choose the keys: what they make us remember is bounded.
        if (_known.Count > Most) _known.Clear();
        var value = key[2..];
        using var session = store.Read();
        var rows = session.Db.Set<HelpSite>().Where(s => s.Enabled);
        var row = key[0] switch
        {
            's' => await rows.FirstOrDefaultAsync(s => s.Slug == value, cancellationToken),
            'h' => await rows.FirstOrDefaultAsync(s => s.Host == value, cancellationToken),
            _ => await OfBrandAsync(rows, value, cancellationToken),
        };
        var brand = row is null ? null : await brands.FindAsync(session, row.Workspace, row.Brand, cancellationToken);
        var site = brand is null or { Archived: true } ? null : new OpenSite(row!.Workspace, HelpSiteView.Of(row), row.Color ?? brand.Color);
        _known[key] = (now, site);
        return site;
    }

    private static Task<HelpSite?> OfBrandAsync(IQueryable<HelpSite> rows, string key, CancellationToken cancellationToken)
    {
        var (workspace, brand) = (new WorkspaceId(int.Parse(key.AsSpan(0, key.IndexOf('/', StringComparison.Ordinal)), System.Globalization.CultureInfo.InvariantCulture)), Guid.ParseExact(key.AsSpan(key.IndexOf('/', StringComparison.Ordinal) + 1), "N"));
        return rows.FirstOrDefaultAsync(s => s.Workspace == workspace && s.Brand == brand, cancellationToken);
    }
}

/// <summary>A help centre that is open, in its own colour or the brand's.</summary>
internal sealed record OpenSite(WorkspaceId Workspace, HelpSiteView Site, string Color);
