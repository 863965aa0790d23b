namespace Heed.Accounts.People;

/// <summary>Somebody who can sign in. Belongs to the installation; joined to workspaces through memberships alone.</summary>
internal sealed class Person
{
    public Guid Id { get; init; }
    public required string Name { get; set; }
    public required string Email { get; set; }
    public required string NormalizedEmail { get; set; }

    /// <summary>Null until an invitation is accepted: such a person cannot sign in.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Random; changed with the password. Everything that must end then hangs on it.</summary>
    public required string SecurityStamp { get; set; }
    public int AccessFailedCount { get; set; }
    public DateTimeOffset? LockoutEnd { get; set; }
    public required string Language { get; set; }
    public string Theme { get; set; } = "system";
    public bool Sound { get; set; } = true;
    /// <summary>Since when a second factor or a passkey protects the sign-in; null: the password alone does.</summary>
    public DateTimeOffset? ProtectedAt { get; set; }

    /// <summary>Keys of the console that this person has changed, as JSON; null: none.</summary>
    public string? Shortcuts { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastSeenAt { get; set; }
    public long Version { get; set; } = 1;
}
