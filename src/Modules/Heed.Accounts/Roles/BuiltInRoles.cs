using System.Collections.Frozen;
using Heed.Kernel;

namespace Heed.Accounts.Roles;

/// <summary>The roles every workspace has. What they allow is code, so that a new permission reaches existing workspaces.</summary>
internal sealed class BuiltInRoles(Permissions permissions)
{
    public const string Owner = "owner";

    private static readonly string[] Talk = ["conversations.read", "conversations.reply", "conversations.note", "conversations.assign", "conversations.edit", "conversations.start"];

    private static readonly string[] Knowledge = ["knowledge.read", "knowledge.write", "knowledge.review", "knowledge.publish", "understanding.manage"];

    private static readonly FrozenDictionary<string, (Visibility Visibility, string[]? Permissions)> Roles = new Dictionary<string, (Visibility, string[]?)>
    {
        [Owner] = (Visibility.All, null),
        ["admin"] = (Visibility.All, null),
        ["supervisor"] = (Visibility.All, [.. Talk, "customers.read", "customers.write", "customers.export", Permissions.ManageTeams, "labels.manage", "views.share", "canned.manage", "macros.manage", "deadlines.manage", "routing.manage", "routing.supervise", "orders.read", "orders.act", .. Knowledge, "reports.read", "reports.manage"]),
        ["agent"] = (Visibility.Team, [.. Talk, "orders.read", "customers.read", "customers.write", "knowledge.read"]),
        ["knowledgeEditor"] = (Visibility.Own, [.. Knowledge, "reports.read"]),
        ["analyst"] = (Visibility.All, ["conversations.read", "customers.read", "knowledge.read", "reports.read", "reports.manage"]),
        ["readOnly"] = (Visibility.All, ["conversations.read", "customers.read", "knowledge.read"]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> _sets = new(() => Roles.ToFrozenDictionary(
        r => r.Key, r => (r.Value.Permissions ?? permissions.All).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal));

    /// <summary>Keys in the order they are made and shown.</summary>
    public static readonly IReadOnlyList<string> Keys = [Owner, "admin", "supervisor", "agent", "knowledgeEditor", "analyst", "readOnly"];

    public static Visibility VisibilityOf(string key) => Roles[key].Visibility;

    /// <summary>What the role allows.</summary>
    public FrozenSet<string> PermissionsOf(string key) => _sets.Value[key];

    /// <summary>Makes the roles of a new workspace, with ids in the order of <see cref="Keys"/>.</summary>
    public static IReadOnlyList<Role> Make(WorkspaceId workspace, DateTimeOffset now) =>
        [.. Keys.Select((key, place) => new Role { Workspace = workspace, Id = Ids.New(now.AddMilliseconds(place)), Name = key, BuiltIn = true, Permissions = "[]", Visibility = VisibilityOf(key), CreatedAt = now })];
}
