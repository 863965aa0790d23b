using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Heed.Kernel;

namespace Heed.Accounts.Roles;

/// <summary>Makes grants, which a scope carries, from stored roles. Permission sets are shared between scopes.</summary>
internal sealed class Grants(BuiltInRoles builtIn)
{
    private const int MaxCached = 1000;
    private readonly ConcurrentDictionary<string, FrozenSet<string>> _custom = new(StringComparer.Ordinal);

    public Grant From(string name, bool isBuiltIn, string permissions, Visibility visibility, string? brands) =>
        new(PermissionsOf(name, isBuiltIn, permissions), visibility, ReadBrands(brands)?.ToFrozenSet());

    public Grant From(Role role, IReadOnlyList<Guid>? brands) =>
        new(PermissionsOf(role), role.Visibility, brands?.ToFrozenSet());

    public FrozenSet<string> PermissionsOf(Role role) => PermissionsOf(role.Name, role.BuiltIn, role.Permissions);

    /// <summary>Brands as stored: null is all, a list is some.</summary>
    public static IReadOnlyList<Guid>? ReadBrands(string? json) => json is null ? null : JsonSerializer.Deserialize<Guid[]>(json);

    public static string? WriteBrands(IReadOnlyCollection<Guid>? brands) => brands is null ? null : JsonSerializer.Serialize(brands.Distinct().Order());

    private FrozenSet<string> PermissionsOf(string name, bool isBuiltIn, string permissions)
    {
        if (isBuiltIn) return builtIn.PermissionsOf(name);
        if (_custom.Count > MaxCached) _custom.Clear();
        return _custom.GetOrAdd(permissions, json => JsonSerializer.Deserialize<string[]>(json)!.ToFrozenSet(StringComparer.Ordinal));
    }
}
