using System.Collections.Concurrent;
using System.Security.Cryptography;
using Heed.Platform.Ownership;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Web.Sites;

/// <summary>
/// Sites by key and by inbox, kept in memory: every widget request asks. A change empties the cache of all nodes; a
/// lost word from another node is healed after half a minute.
/// </summary>
internal sealed class SiteDirectory : IDisposable
{
    private const string Channel = "web.sites";
    private static readonly TimeSpan KeepFor = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, (Site? Site, long At)> _byKey = new();
    private readonly ConcurrentDictionary<(WorkspaceId, Guid), (Site? Site, long At)> _byInbox = new();
    private readonly IStore _store;
    private readonly INodeBus _bus;
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private KeptOrigins? _origins;

    public SiteDirectory(IStore store, INodeBus bus, TimeProvider time)
    {
        (_store, _bus, _time) = (store, bus, time);
        _subscription = bus.Subscribe(Channel, _ => Forget());
    }

    /// <summary>A new public key: 24 random characters, so that nobody finds a site by trying.</summary>
    public static string NewKey() => "pk_" + RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz0123456789", 24);

    /// <summary>The site with this key; null when there is none.</summary>
    public async Task<Site?> ByKeyAsync(string key, CancellationToken cancellationToken)
    {
        if (key.Length != 27 || !key.StartsWith("pk_", StringComparison.Ordinal)) return null;
        if (_byKey.TryGetValue(key, out var kept) && IsFresh(kept.At)) return kept.Site;
        using var session = _store.Read();
        var at = _time.GetTimestamp();
        var site = await session.Db.Set<Site>().FirstOrDefaultAsync(s => s.SiteKey == key, cancellationToken);
        // Keys that do not exist are not remembered: trying them must not fill the memory.
        if (site is not null) _byKey[key] = (site, at);
        return site;
    }

    /// <summary>The site of an inbox; null when it has none.</summary>
    public async Task<Site?> ByInboxAsync(WorkspaceId workspace, Guid inbox, CancellationToken cancellationToken)
    {
        if (_byInbox.TryGetValue((workspace, inbox), out var kept) && IsFresh(kept.At)) return kept.Site;
        using var session = _store.Read();
        var at = _time.GetTimestamp();
        var site = await session.Db.Set<Site>().FirstOrDefaultAsync(s => s.Workspace == workspace && s.Inbox == inbox, cancellationToken);
        if (site is not null) _byInbox[(workspace, inbox)] = (site, at);
        return site;
    }

    /// <summary>Whether a page of this origin may speak to any widget here. A preflight names no site; the request itself is then held to its own.</summary>
    public async Task<bool> AllowsSomewhereAsync(string origin, HttpRequest request, CancellationToken cancellationToken) =>
        Origins.IsOwn(origin, request) || Origins.Allows(await OriginsAsync(cancellationToken), origin);

    /// <summary>Whether a page of the request's origin may show the site. Callers that are no browser send no origin.</summary>
    public static bool Allows(Site site, HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0) return true;
        var allowed = site.Origins();
        if (allowed.Count == 0 ? Origins.IsOwn(origin, request) : Origins.Allows(allowed, origin)) return true;
        request.HttpContext.Features.Set(new OriginRefused());
        return false;
    }

    /// <summary>Tells all nodes that a site has changed.</summary>
    public void Changed()
    {
        Forget();
        _bus.Publish(Channel, "{}"u8.ToArray());
    }

    public void Dispose() => _subscription.Dispose();

    private async Task<HashSet<string>> OriginsAsync(CancellationToken cancellationToken)
    {
        if (_origins is { } kept && IsFresh(kept.At)) return kept.Origins;
        using var session = _store.Read();
        var at = _time.GetTimestamp();
        var lists = await session.QueryAsync($"select allowed_origins from web_sites where allowed_origins <> {"[]"}", r => r.Text(0), cancellationToken);
        var origins = lists.SelectMany(l => JsonSerializer.Deserialize<List<string>>(l)!).ToHashSet();
        _origins = new KeptOrigins(origins, at);
        return origins;
    }

    private bool IsFresh(long at) => _time.GetElapsedTime(at) < KeepFor;

    private void Forget()
    {
        _byKey.Clear();
        _byInbox.Clear();
        _origins = null;
    }

    private sealed record KeptOrigins(HashSet<string> Origins, long At);
}

/// <summary>Marks a request whose site refused the page's origin: the page then may not even read why.</summary>
internal sealed record OriginRefused;
