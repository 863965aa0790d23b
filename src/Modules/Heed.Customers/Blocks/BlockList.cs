using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Blocks;

/// <summary>Answers channels: is this one blocked?</summary>
internal sealed class BlockList : IBlocks
{
    public async Task<bool> IsBlockedAsync(ReadSession session, WorkspaceId workspace, Guid? customer, string? email, string? ip, CancellationToken cancellationToken)
    {
        if (Question(workspace, customer, email, ip) is not { } question) return false;
        return Matches(await session.QueryAsync(question, Read, cancellationToken), ip);
    }

    public bool IsBlocked(Unit unit, Guid? customer, string? email, string? ip) =>
        Question(unit.Workspace, customer, email, ip) is { } question && Matches(unit.Query(question, Read), ip);

    /// <summary>Entries that match exactly, and all ranges, of which there are few.</summary>
    private static SqlText? Question(WorkspaceId workspace, Guid? customer, string? email, string? ip)
    {
        var any = new List<SqlText>();
        if (customer is { } id)
        {
            SqlText byCustomer = $"(kind = {BlockKind.Customer} and value = {id.ToString()})";
            any.Add(byCustomer);
        }

        if (BlockValues.Email(email) is { } mail)
        {
            SqlText byEmail = $"(kind = {BlockKind.Email} and (value = {mail.Address} or value = {mail.Domain}))";
            any.Add(byEmail);
        }

        if (BlockValues.Ip(ip) is { } address)
        {
            SqlText byAddress = $"(kind = {BlockKind.Ip} and (value = {address.ToString()} or value like '%/%'))";
            any.Add(byAddress);
        }

        if (any.Count == 0) return null;
        SqlText question = $"select kind, value from customers_blocks where workspace = {workspace} and ({SqlText.Join(" or ", any)})";
        return question;
    }

    private static (BlockKind Kind, string Value) Read(Row row) => ((BlockKind)row.Int(0), row.Text(1));

    private static bool Matches(List<(BlockKind Kind, string Value)> entries, string? ip)
    {
        var address = BlockValues.Ip(ip);
        return entries.Exists(e => !e.Value.Contains('/', StringComparison.Ordinal) || (e.Kind is BlockKind.Ip && address is not null && BlockValues.InRange(e.Value, address)));
    }
}
