using Heed.Kernel;

namespace Heed.Conversations.Public;

/// <summary>Who sees and who changes what is kept alone, with a team, or with everybody.</summary>
public sealed record SharedAccess(Sharing Sharing, Guid? Owner, Guid? Team)
{
    /// <summary>The facts of a row.</summary>
    public static SharedAccess Of(ISharedSetting row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new SharedAccess(row.Sharing, row.Owner, row.Team);
    }

    /// <summary>Whether the scope sees it.</summary>
    public bool Shows(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.IsSystem || Sharing switch
        {
            Sharing.Mine => Owner is { } owner && scope.Actor is { Kind: ActorKind.Person, Id: { } me } && me == owner,
            Sharing.Team => Team is { } team && scope.Teams.Contains(team),
            _ => true,
        };
    }

    /// <summary>One's own is free to everybody; what others get needs the permission, and for another's team needs it everywhere.</summary>
    /// <exception cref="ForbiddenRefusal">The scope may not share so far.</exception>
    /// <exception cref="InvalidRefusal">A key has nothing of its own, or the team is missing.</exception>
    public void RequireWrite(Scope scope, string permission)
    {
        ArgumentNullException.ThrowIfNull(scope);
        switch (Sharing)
        {
            case Sharing.Mine:
                if (scope.Actor.Kind is not (ActorKind.Person or ActorKind.System)) throw new InvalidRefusal("scope", "noPerson", "Only a person can keep something alone. Choose team or all.");
                break;
            case Sharing.Team:
                if (Team is not { } team) throw new InvalidRefusal("teamId", "required", "Name the team.");
                if (scope.Teams.Contains(team)) scope.Require(permission);
                else scope.RequireEverywhere(permission);
                break;
            default:
                scope.RequireEverywhere(permission);
                break;
        }
    }
}
