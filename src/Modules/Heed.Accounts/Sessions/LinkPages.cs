using Heed.Accounts.People;
using Heed.Accounts.Workspaces;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Heed.Accounts.Sessions;

/// <summary>What the holder of a link may do with it: join, choose a password, make the first workspace.</summary>
internal sealed class LinkPages(IStore store, IPasswordHasher<Person> hasher, IAudit audit, WorkspaceBook workspaces, TimeProvider time)
{
    /// <summary>What a link of this kind leads to; null when it does not hold.</summary>
    public async Task<LinkTarget?> FindAsync(string? token, LinkKind kind, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        if (await Links.FindAsync(session, token, kind, time.GetUtcNow(), cancellationToken) is not { } link) return null;
        if (kind == LinkKind.SetUp)
        {
            return await session.NumberAsync($"select count(*) from accounts_people", cancellationToken) == 0 ? new LinkTarget(link, null, null, null) : null;
        }

        var person = await session.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == link.Person, cancellationToken);
        if (person is null) return null;
        if (kind == LinkKind.Reset) return person.PasswordHash is null ? null : new LinkTarget(link, person, null, null);
        var member = await session.Db.Set<Member>().FirstOrDefaultAsync(m => m.Workspace == link.Workspace && m.Person == person.Id, cancellationToken);
        var workspace = await session.Db.Set<Workspace>().FirstOrDefaultAsync(w => w.Id == link.Workspace, cancellationToken);
        return workspace is null || member is not { Active: true, JoinedAt: null } ? null : new LinkTarget(link, person, member, workspace);
    }

    /// <summary>Joins as somebody new, with a first password.</summary>
    public async Task<Person> JoinAsync(LinkTarget target, string name, string password, string language, string? address)
    {
        var hash = hasher.HashPassword(target.Person!, password);
        var stamp = Tokens.New();
        return await JoinAsync(target, address, person =>
        {
            // Chosen in another browser meanwhile: this link is no way round that password.
            if (person.PasswordHash is not null) throw new ConflictRefusal("linkUsed", "This link has been used or has expired.");
            person.Name = name.Trim();
            person.Language = language;
            person.PasswordHash = hash;
            person.SecurityStamp = stamp;
            person.Version++;
        });
    }

    /// <summary>Joins as somebody who has an account already, and has just shown the password.</summary>
    public Task<Person> JoinAsync(LinkTarget target, string? address) => JoinAsync(target, address, _ => { });

    /// <summary>Sets a new password. Ends all sessions and links of the person.</summary>
    public Task ResetAsync(LinkTarget target, string password, string? address)
    {
        var hash = hasher.HashPassword(target.Person!, password);
        var stamp = Tokens.New();
        return store.WriteAsync(
            new Scope(WorkspaceId.Installation, Actor.Person(target.Person!.Id)) { Address = address },
            unit =>
            {
                Links.Use(unit, target.Link);
                var person = unit.Db.Set<Person>().Find(target.Person.Id) ?? throw new NotFoundRefusal();
                PersonStore.SetPassword(unit, person, hash, stamp);
                SignInTrail.Write(unit, SignInTrail.PasswordChanged, person.Id, address);
                unit.Append(new LedgerEvent("person.changed", "person", person.Id, person.Version));
            },
            CancellationToken.None);
    }

    /// <summary>Makes the first workspace and its owner; the link is dead afterwards, and so is every other.</summary>
    public async Task<Person> SetUpAsync(LinkTarget target, NewWorkspace workspace, NewOwner owner)
    {
        var draft = workspaces.Draft(owner);
        var id = await workspaces.NextIdAsync(CancellationToken.None);
        return await store.WriteAsync(
            Scope.System(id),
            unit =>
            {
                Links.Use(unit, target.Link);
                if (unit.Number($"select count(*) from accounts_people") > 0) throw new ConflictRefusal("linkUsed", "Heed has been set up already.");
                var opened = workspaces.Open(unit, workspace, draft);
                return unit.Db.Set<Person>().Find(opened.Owner)!;
            },
            CancellationToken.None);
    }

    private Task<Person> JoinAsync(LinkTarget target, string? address, Action<Person> change)
    {
        var scope = new Scope(target.Workspace!.Id, Actor.Person(target.Person!.Id)) { Address = address };
        return store.WriteAsync(
            scope,
            unit =>
            {
                Links.Use(unit, target.Link);
                var person = unit.Db.Set<Person>().Find(target.Person.Id) ?? throw new NotFoundRefusal();
                var member = unit.Db.Set<Member>().Find(unit.Workspace, person.Id) ?? throw new NotFoundRefusal();
                change(person);
                member.JoinedAt = unit.Now;
                member.InvitedName = null;
                MemberRows.Changed(unit, member);
                audit.Write(unit, scope, "person.joined", "person", person.Id);
                return person;
            },
            CancellationToken.None);
    }
}

/// <summary>A link that holds, with what it is about.</summary>
internal sealed record LinkTarget(Link Link, Person? Person, Member? Member, Workspace? Workspace);
