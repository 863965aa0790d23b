using Heed.Platform.Modules;

namespace Heed.Accounts.Roles;

/// <summary>All permissions a role may hold: the ones of the contract and whatever a module declares besides.</summary>
internal sealed class Permissions(IEnumerable<IModule> modules)
{
    public const string ManagePeople = "people.manage";
    public const string ManageRoles = "roles.manage";
    public const string ManageTeams = "teams.manage";
    public const string ManageBrands = "brands.manage";
    public const string ManageWorkspace = "workspace.manage";
    public const string ManageApiKeys = "apiKeys.manage";
    public const string ReadAudit = "audit.read";

    /// <summary>The ones this module declares.</summary>
    public static readonly IReadOnlyList<Permission> Own =
    [
        new(ManagePeople), new(ManageRoles), new(ManageTeams), new(ManageBrands), new(ManageWorkspace), new(ManageApiKeys), new(ReadAudit),
    ];

    /// <summary>Names that built-in roles refer to, in the order people read them.</summary>
    public static readonly IReadOnlyList<string> Contract =
    [
        "conversations.reply", "conversations.note", "conversations.assign", "conversations.edit", "conversations.start",
        "customers.read", "customers.write", "customers.export", "customers.erase",
        "inboxes.manage", ManageTeams, ManagePeople, ManageRoles, ManageBrands, "labels.manage", "statuses.manage", "attributes.manage",
        ManageWorkspace, ManageApiKeys, ReadAudit, "knowledge.read", "knowledge.write", "knowledge.review", "knowledge.publish", "reports.read",
    ];

    private readonly Lazy<IReadOnlyList<string>> _all = new(() =>
        [.. Contract.Concat(modules.SelectMany(m => m.Permissions).Select(p => p.Name)).Distinct(StringComparer.Ordinal)]);

    /// <summary>Every permission there is.</summary>
    public IReadOnlyList<string> All => _all.Value;
}
