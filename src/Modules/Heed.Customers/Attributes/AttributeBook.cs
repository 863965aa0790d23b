using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Attributes;

/// <summary>The workspace's definitions, for checking values in either phase.</summary>
internal static class AttributeBook
{
    public static async Task<IReadOnlyList<AttributeDefinition>> LoadAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        await session.Db.Set<AttributeDefinition>().Where(a => a.Workspace == workspace).ToListAsync(cancellationToken);

    public static IReadOnlyList<AttributeDefinition> Load(Unit unit) => unit.Query(
        $"select id, key, name, kind, required, choices, pattern from customers_attributes where workspace = {unit.Workspace}",
        r => new AttributeDefinition
        {
            Workspace = unit.Workspace,
            Id = r.Id(0),
            Key = r.Text(1),
            Name = r.Text(2),
            Kind = (AttributeKind)r.Int(3),
            Required = r.Bool(4),
            Choices = r.TextOrNull(5),
            Pattern = r.TextOrNull(6),
        });
}
