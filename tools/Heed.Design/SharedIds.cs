using Microsoft.EntityFrameworkCore.Migrations;

namespace Heed.Design;

/// <summary>Gives the same id to a migration on both engines, so that a backup of one is known on the other.</summary>
internal sealed class SharedIds(IMigrationsIdGenerator inner) : IMigrationsIdGenerator
{
    private readonly Dictionary<string, string> _given = [];

    public string GenerateId(string name) => _given.TryGetValue(name, out var id) ? id : _given[name] = inner.GenerateId(name);

    public string GetName(string id) => inner.GetName(id);

    public bool IsValidId(string value) => inner.IsValidId(value);
}
