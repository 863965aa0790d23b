using Heed.Customers.Profiles;
using Heed.Platform.Modules;

namespace Heed.Customers;

/// <summary>What roles may allow here.</summary>
internal static class Permissions
{
    /// <summary>Manages attribute definitions and tags.</summary>
    public const string Attributes = "attributes.manage";

    public static readonly IReadOnlyList<Permission> All =
        [new(CustomerAccess.Read), new(CustomerAccess.Write), new(CustomerAccess.Export), new(CustomerAccess.Erase), new(Attributes)];
}
