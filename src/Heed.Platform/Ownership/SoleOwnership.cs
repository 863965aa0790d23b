using Heed.Platform.Store;
using Microsoft.Extensions.Hosting;

namespace Heed.Platform.Ownership;

/// <summary>One process, one store: it owns every shard from start to end. The fence still moves at each start.</summary>
internal sealed class SoleOwnership(Dialect dialect, Node node) : IShardOwnership, IHostedService
{
    private long[]? _fences;

    public int Shards => dialect.Shards;

    public long? Fence(int shard) => Volatile.Read(ref _fences)?[shard];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            Volatile.Write(ref _fences, MoveFences());
        }
        catch (Exception error) when (dialect.Translate(error) is { } refusal)
        {
            // Whoever starts a server on a full disk reads one line, not a stack.
            throw refusal;
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _fences, null);
        return Task.CompletedTask;
    }

    private long[] MoveFences()
    {
        using var connection = dialect.Open(forLane: true);
        var fences = new long[Shards];
        for (var shard = 0; shard < Shards; shard++)
        {
            using var transaction = dialect.BeginBatch(connection, shard);
            using var command = dialect.Command(connection, transaction, $"""
                insert into platform_shards (shard, node, fence, until) values ({shard}, {node.Name}, 1, {long.MaxValue})
                on conflict (shard) do update set node = excluded.node, fence = platform_shards.fence + 1, until = excluded.until
                returning fence
                """);
            fences[shard] = (long)command.ExecuteScalar()!;
            transaction.Commit();
        }

        return fences;
    }
}
