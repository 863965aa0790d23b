using Npgsql;

namespace Heed.Platform.Ownership;

/// <summary>The lease rows of the shards, and the rows of living nodes, in PostgreSQL and by its clock.</summary>
internal sealed class ShardLeases(NpgsqlDataSource source, Node node, TimeSpan lease)
{
    private const string Now = "(extract(epoch from clock_timestamp()) * 1000000)::bigint";
    private readonly long _lease = (long)lease.TotalMicroseconds;

    /// <summary>A shard's row as the database sees it.</summary>
    /// <param name="Left">Time until the lease may be taken; negative when it may be taken now.</param>
    internal sealed record Lease(int Shard, string Node, long Fence, TimeSpan Left);

    /// <summary>Names of the living nodes, in order, and all lease rows.</summary>
    internal sealed record View(IReadOnlyList<string> Nodes, IReadOnlyList<Lease> Leases);

    /// <summary>Says that this node lives, renews what it holds (never what has run out) and looks round.</summary>
    public async Task<View> RenewAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection) { Timeout = 3 };
        Add(batch, $"""
            insert into platform_nodes (node, until) values ($1, {Now} + $2)
            on conflict (node) do update set until = excluded.until
            """, node.Name, _lease);
        Add(batch, $"update platform_shards set until = {Now} + $2 where node = $1 and until > {Now}", node.Name, _lease);
        Add(batch, $"delete from platform_nodes where until < {Now} - 3600000000");
        Add(batch, $"select node from platform_nodes where until > {Now} order by node");
        Add(batch, $"select shard, node, fence, until - {Now} from platform_shards order by shard");
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var nodes = new List<string>();
        while (await reader.ReadAsync(cancellationToken)) nodes.Add(reader.GetString(0));
        await reader.NextResultAsync(cancellationToken);
        var leases = new List<Lease>();
        while (await reader.ReadAsync(cancellationToken))
        {
            leases.Add(new Lease(reader.GetInt32(0), reader.GetString(1), reader.GetInt64(2), TimeSpan.FromMicroseconds(reader.GetInt64(3))));
        }

        return new View(nodes, leases);
    }

    /// <summary>
    /// Takes a shard that nobody holds; its new fence, or null when somebody was faster. Waits for the batch that is being
    /// written, so the former owner's last write is either before the new fence or rolls back.
    /// </summary>
    public async Task<long?> TakeAsync(int shard, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection, transaction) { Timeout = 5 };
        Add(batch, "set local lock_timeout = '3s'");
        Add(batch, "select pg_advisory_xact_lock(42001, $1)", shard);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await using var take = new NpgsqlCommand($"""
            insert into platform_shards (shard, node, fence, until) values ($1, $2, 1, {Now} + $3)
            on conflict (shard) do update set node = excluded.node, fence = platform_shards.fence + 1, until = excluded.until
            where platform_shards.until <= {Now}
            returning fence
            """, connection, transaction);
        Bind(take.Parameters, shard, node.Name, _lease);
        var fence = (long?)await take.ExecuteScalarAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return fence;
    }

    /// <summary>Gives one shard back.</summary>
    public async Task ReleaseAsync(int shard, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand("update platform_shards set until = 0 where shard = $1 and node = $2");
        Bind(command.Parameters, shard, node.Name);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Gives everything back at a graceful stop and wakes the others.</summary>
    public async Task LeaveAsync(string farewell, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection) { Timeout = 3 };
        Add(batch, "update platform_shards set until = 0 where node = $1", node.Name);
        Add(batch, "delete from platform_nodes where node = $1", node.Name);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await using var notify = new NpgsqlCommand("select pg_notify($1, $2)", connection);
        Bind(notify.Parameters, NotifyBus.Channel, farewell);
        await notify.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
#pragma warning disable CA2100 // literals of ours
        var command = new NpgsqlBatchCommand(sql);
#pragma warning restore CA2100
        Bind(command.Parameters, values);
        batch.BatchCommands.Add(command);
    }

    private static void Bind(NpgsqlParameterCollection parameters, params object[] values)
    {
        foreach (var value in values) parameters.Add(new NpgsqlParameter { Value = value });
    }
}
