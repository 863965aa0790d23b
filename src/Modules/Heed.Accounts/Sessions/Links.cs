using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Sessions;

/// <summary>Single-use links: given out, looked up, used up.</summary>
internal static class Links
{
    /// <summary>Stores a link; links of the same kind for the same person and workspace die.</summary>
    public static void Give(Unit unit, string token, LinkKind kind, Guid? person, WorkspaceId? workspace, TimeSpan holds)
    {
        if (person is null) unit.Execute($"delete from accounts_links where kind = {kind} and person is null");
        else if (workspace is null) unit.Execute($"delete from accounts_links where kind = {kind} and person = {person}");
        else unit.Execute($"delete from accounts_links where kind = {kind} and person = {person} and workspace = {workspace}");
        Add(unit, token, kind, person, holds, workspace);
    }

    /// <summary>Stores one beside others of its kind.</summary>
    public static void Add(Unit unit, string token, LinkKind kind, Guid? person, TimeSpan holds, WorkspaceId? workspace = null) => unit.Execute($"""
        insert into accounts_links (token_hash, kind, person, workspace, created_at, expires_at, tries)
        values ({Tokens.Hash(token)}, {kind}, {person}, {workspace?.Value}, {unit.Now}, {unit.Now + holds}, 0)
        """);

    /// <summary>The link, if it is one that still holds.</summary>
    public static async Task<Link?> FindAsync(ReadSession session, string? token, LinkKind kind, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!Tokens.IsPlausible(token)) return null;
        var hash = Tokens.Hash(token!);
        var link = await session.Db.Set<Link>().FirstOrDefaultAsync(l => l.TokenHash == hash && l.Kind == kind, cancellationToken);
        return link?.ExpiresAt > now ? link : null;
    }

    /// <summary>Uses it up. Of two at once only one succeeds.</summary>
    /// <exception cref="ConflictRefusal">It has been used, replaced, or has expired.</exception>
    public static void Use(Unit unit, Link link)
    {
        if (unit.Execute($"delete from accounts_links where token_hash = {link.TokenHash} and expires_at > {unit.Now}") == 0)
        {
            throw new ConflictRefusal("linkUsed", "This link has been used or has expired.");
        }
    }
}
