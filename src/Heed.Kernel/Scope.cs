using System.Collections.Frozen;

namespace Heed.Kernel;

/// <summary>
/// On whose behalf, and how far, a use case acts. Every use case takes one; every access function decides by it.
/// Immutable: a change of roles makes a new scope at the next request and resets the live sockets.
/// </summary>
public sealed record Scope(WorkspaceId Workspace, Actor Actor)
{
    private static readonly FrozenSet<Guid> None = FrozenSet<Guid>.Empty;

    /// <summary>The roles held, each within its brands.</summary>
    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>Teams the actor belongs to.</summary>
    public FrozenSet<Guid> Teams { get; init; } = None;

    /// <summary>The customer behind a widget token; such a scope holds no grants.</summary>
    public Guid? Customer { get; init; }

    /// <summary>True for Heed's own reactions (timers, readers): sees the whole workspace.</summary>
    public bool IsSystem => Actor.Kind == ActorKind.System;

    /// <summary>Key of the request (RFC draft idempotency-key), already bound to actor and route; null when none was sent.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Network address of the caller, for audit and limits.</summary>
    public string? Address { get; init; }

    /// <summary>Set while a person looks through another's eyes: nothing is written then. Null otherwise.</summary>
    public ViewedAs? ViewedAs { get; init; }

    /// <summary>Whose assignments count as one's own when deciding what is seen: the viewed person's, else the actor's.</summary>
    public Guid? Self => ViewedAs?.Person ?? Actor.Id;

    /// <summary>Whose teams count as one's own when deciding what is seen.</summary>
    public FrozenSet<Guid> SelfTeams => ViewedAs?.Teams ?? Teams;

    /// <summary>The browser session a person acts through, so that a live socket ends with it; null for keys and for Heed itself.</summary>
    public Guid? Session { get; init; }

    /// <summary>A scope for Heed's own reactions.</summary>
    public static Scope System(WorkspaceId workspace) => new(workspace, Actor.System);

    /// <summary>Whether any grant carries the permission, in whatever brand.</summary>
    public bool Has(string permission) => IsSystem || Grants.Any(g => g.Permissions.Contains(permission));

    /// <summary>Whether the permission is held for this brand.</summary>
    public bool Has(string permission, Guid brand) => IsSystem || Grants.Any(g => g.Covers(brand) && g.Permissions.Contains(permission));

    /// <summary>Whether the permission is held over all brands, as workspace-wide settings ask.</summary>
    public bool HasEverywhere(string permission) => IsSystem || Grants.Any(g => g.Brands is null && g.Permissions.Contains(permission));

    /// <exception cref="ForbiddenRefusal">The permission is not held in any brand.</exception>
    public void Require(string permission)
    {
        if (!Has(permission)) throw new ForbiddenRefusal(permission);
    }

    /// <exception cref="ForbiddenRefusal">The permission is not held for the brand.</exception>
    public void Require(string permission, Guid brand)
    {
        if (!Has(permission, brand)) throw new ForbiddenRefusal(permission);
    }

    /// <exception cref="ForbiddenRefusal">The permission is held for some brands only, or not at all.</exception>
    public void RequireEverywhere(string permission)
    {
        if (!HasEverywhere(permission)) throw new ForbiddenRefusal(permission);
    }

    /// <summary>Brands the actor reaches with any grant; null means all.</summary>
    public FrozenSet<Guid>? Brands =>
        IsSystem || Grants.Any(g => g.Brands is null) ? null : Grants.SelectMany(g => g.Brands!).ToFrozenSet();

    /// <summary>Whether anything of the brand may be seen.</summary>
    public bool Sees(Guid brand) => IsSystem || Grants.Any(g => g.Covers(brand));
}
