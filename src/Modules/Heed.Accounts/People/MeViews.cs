using Heed.Accounts.ViewAs;
using Heed.Kernel;

namespace Heed.Accounts.People;

/// <summary>A person as that person sees themself.</summary>
internal sealed record PersonView(Guid Id, string Name, string Email, string Language, string Theme, bool Sound, string Initials, bool SecondFactor, ShortcutsView Shortcuts)
{
    public static PersonView From(Person p) => new(p.Id, p.Name, p.Email, p.Language, p.Theme, p.Sound, Public.Initials.Of(p.Name), p.ProtectedAt is not null, ShortcutsView.Read(p.Shortcuts));
}

/// <summary>The person signed in and their workspaces.</summary>
internal sealed record MeView(PersonView Person, IReadOnlyList<MyWorkspace> Workspaces);

/// <summary>A workspace one belongs to.</summary>
internal sealed record MyWorkspace(int Id, string Name, IReadOnlyList<string> Roles, DateTimeOffset? SecondFactorFrom);

/// <summary>What one may do and see in a workspace.</summary>
internal sealed record WorkspaceMeView(
    PersonView Person, IReadOnlyList<string> Permissions, Visibility Visibility, IReadOnlyList<Guid>? BrandIds, IReadOnlyList<Guid> TeamIds,
    string Presence, WorkspaceHead Workspace, ViewingView? ViewingAs);

/// <summary>The workspace one is in.</summary>
internal sealed record WorkspaceHead(int Id, string Name, string Language, string TimeZone, bool IsDemo);

/// <summary>A browser one is signed in with.</summary>
internal sealed record SessionView(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string UserAgent, string Address, bool Current);
