using Heed.Channels.Web.Sites;

namespace Heed.Channels.Web.Visitors;

/// <summary>Token → visitor, from current rows at every request: blocked or erased takes effect at once.</summary>
internal sealed class VisitorResolver(VisitorTokens tokens, SiteDirectory sites, ICustomers customers, IBlocks blocks, IStore store) : IVisitorResolver
{
    public async Task<Scope> ResolveAsync(HttpContext context)
    {
        // Only from the header: an address ends up in logs and histories.
        var header = context.Request.Headers.Authorization.ToString();
        var visitor = await OpenAsync(header.StartsWith("Bearer ", StringComparison.Ordinal) ? header[7..] : null, context, context.RequestAborted);
        context.Features.Set(visitor);
        return visitor.ScopeOf(visitor.Customer?.Id, null);
    }

    /// <summary>The visitor behind a token, at a page of the request's origin.</summary>
    /// <exception cref="SignInRequiredRefusal">The token is missing, altered, expired, or opens nothing any more (<c>tokenInvalid</c>).</exception>
    /// <exception cref="WidgetRefusal">The origin is not allowed, the visitor is blocked, or the site asks for an identity.</exception>
    public async Task<VisitorSession> OpenAsync(string? text, HttpContext context, CancellationToken cancellationToken)
    {
        if (!tokens.TryRead(text, out var token)) throw Invalid();
        var site = await sites.ByInboxAsync(token.Workspace, token.Inbox, cancellationToken) ?? throw Invalid();
        if (!SiteDirectory.Allows(site, context.Request)) throw WidgetRefusal.OriginNotAllowed();
        if (site.IdentityRequired && token.Customer is null) throw WidgetRefusal.IdentityRequired();
        using var session = store.Read();
        var customer = await CustomerAsync(session, token, cancellationToken);
        var ip = context.Connection.RemoteIpAddress?.ToString();
        if (await blocks.IsBlockedAsync(session, token.Workspace, customer?.Id, null, ip, cancellationToken)) throw WidgetRefusal.Blocked();
        return new VisitorSession(site, token, customer);
    }

    /// <summary>The customer of a token; null while an anonymous visitor has said nothing.</summary>
    /// <exception cref="SignInRequiredRefusal">The customer is gone, or the visitor has since proven who it is.</exception>
    public async Task<CustomerRow?> CustomerAsync(ReadSession session, VisitorToken token, CancellationToken cancellationToken)
    {
        if (token.Customer is { } proven)
        {
            return await customers.FindAsync(session, token.Workspace, proven, cancellationToken) ?? throw Invalid();
        }

        var known = await session.FirstAsync(
            $"select customer, proven from web_visitors where workspace = {token.Workspace} and id = {token.Visitor}",
            r => ((Guid Customer, bool Proven)?)(r.Id(0), r.Bool(1)), cancellationToken);
        if (known is not { } row) return null;
        if (row.Proven) throw Invalid();
        return await customers.FindAsync(session, token.Workspace, row.Customer, cancellationToken) is { Verified: false } anonymous ? anonymous : throw Invalid();
    }

    public static SignInRequiredRefusal Invalid() => new("tokenInvalid");
}
