using System.Collections.Frozen;
using Heed.Accounts.Roles;
using Heed.Accounts.Sessions;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Timers;

namespace Heed.Accounts.ViewAs;

/// <summary>Reads, applies and ends looks through another's eyes.</summary>
internal sealed class ViewingRows(ScopeRows scopes, Grants grants, IAudit audit)
{
    /// <summary>Kind of the timer that ends one; its key is the session.</summary>
    public const string Timer = "accounts.viewing";

    /// <summary>The scope as the look leaves it; from current rows, so that a change of the role shows at once.</summary>
    public async Task<Scope> ApplyAsync(ReadSession session, Scope own, Found found, CancellationToken cancellationToken)
    {
        if (found.Person is { } person)
        {
            // Whoever has left sees nothing, and so does who looks through them.
            var theirs = await scopes.OfPersonAsync(session, own.Workspace, person, cancellationToken);
            return ViewedScope.Of(own, theirs?.Grants ?? [], new ViewedAs(null, person, theirs?.Teams ?? FrozenSet<Guid>.Empty, found.Until));
        }

        var grant = await session.FirstAsync(
            $"select name, built_in, permissions, visibility from accounts_roles where workspace = {own.Workspace} and id = {found.Role}",
            r => grants.From(r.Text(0), r.Bool(1), r.Text(2), (Visibility)r.Int(3), null),
            cancellationToken);
        return ViewedScope.Of(own, grant is null ? [] : [grant], new ViewedAs(found.Role, null, own.Teams, found.Until));
    }

    /// <summary>The name of what the scope looks through; null when it looks with its own eyes.</summary>
    public static async Task<ViewingView?> ViewAsync(ReadSession session, Scope scope, CancellationToken cancellationToken) => scope.ViewedAs switch
    {
        { Person: { } person } viewed => new ViewingView(
            "person", person, await session.FirstAsync($"select name from accounts_people where id = {person}", r => r.Text(0), cancellationToken) ?? "", false, viewed.Until),
        { Role: { } role } viewed => await session.FirstAsync(
            $"select name, built_in from accounts_roles where workspace = {scope.Workspace} and id = {role}",
            r => new ViewingView("role", role, r.Text(0), r.Bool(1), viewed.Until),
            cancellationToken) ?? new ViewingView("role", role, "", false, viewed.Until),
        _ => null,
    };

    /// <summary>Begins one; when it will end by itself.</summary>
    public DateTimeOffset Begin(Unit unit, Scope scope, Guid session, Guid? role, Guid? person)
    {
        var viewer = scope.Actor.Id!.Value;
        // One that ran out and whose timer is late would be in the way.
        unit.Execute($"delete from accounts_viewings where workspace = {unit.Workspace} and session = {session}");
        var viewing = new Viewing
        {
            Workspace = unit.Workspace,
            Session = session,
            Viewer = viewer,
            Role = role,
            Person = person,
            StartedAt = unit.Now,
            Until = unit.Now + Viewing.Longest,
        };
        unit.Db.Add(viewing);
        unit.SetTimer(Timer, session, viewing.Until);
        Tell(unit, scope, "viewAs.started", viewer, role, person);
        return viewing.Until;
    }

    /// <summary>Ends the session's look, if there is one; <paramref name="why"/> is <c>left</c>, <c>time</c> or <c>signedOut</c>.</summary>
    public void End(Unit unit, Scope scope, Guid session, string why)
    {
        var row = unit.First(
            $"select viewer, role, person from accounts_viewings where workspace = {unit.Workspace} and session = {session}",
            r => ((Guid Viewer, Guid? Role, Guid? Person)?)(r.Id(0), r.IdOrNull(1), r.IdOrNull(2)));
        if (row is not { } found) return;
        unit.Execute($"delete from accounts_viewings where workspace = {unit.Workspace} and session = {session}");
        unit.ClearTimer(Timer, session);
        Tell(unit, scope, "viewAs.ended", found.Viewer, found.Role, found.Person, why);
    }

    /// <summary>Ends the looks of a person whose sessions are gone.</summary>
    public void EndOrphans(Unit unit, Scope scope, Guid viewer)
    {
        var orphans = unit.Query(
            $"""
            select v.session from accounts_viewings v where v.workspace = {unit.Workspace} and v.viewer = {viewer}
            and not exists (select 1 from accounts_sessions s where s.id = v.session)
            """,
            r => r.Id(0));
        foreach (var session in orphans) End(unit, scope, session, "signedOut");
    }

    private void Tell(Unit unit, Scope scope, string action, Guid viewer, Guid? role, Guid? person, string? why = null)
    {
        audit.Write(unit, scope, action, role is null ? "person" : "role", role ?? person, why is null ? new { viewer } : new { viewer, why });
        // Live sockets look at their rights again whenever a person has changed.
        var version = unit.Number($"select version from accounts_members where workspace = {unit.Workspace} and person = {viewer}");
        unit.Append(new LedgerEvent("person.changed", "person", viewer, version));
    }

    /// <summary>A look as it is stored.</summary>
    internal sealed record Found(Guid? Role, Guid? Person, DateTimeOffset Until);
}
