using System.Collections.Concurrent;
using Heed.Orders.Sources;
using Microsoft.EntityFrameworkCore;

namespace Heed.Orders.Orders;

/// <summary>
/// Asks sources elsewhere and writes down what they say. Whoever asks the same within half a minute shares one call, so a card that is opened, a bot and a
/// suggestion cost the shop one question. A source that fails leaves what is known as it is.
/// </summary>
internal sealed class OrderFreshening(IStore store, SourceKinds kinds, SourceDesk desk, TimeProvider time)
{
    private const int Most = 50, Swept = 10_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(Guid Source, string Asked), Answer> _answers = new();

    /// <summary>Asks for a customer's orders; names of the sources that did not answer.</summary>
    public Task<IReadOnlyList<Failing>> CustomerAsync(WorkspaceId workspace, CustomerAddresses addresses, CancellationToken cancellationToken) => AskAllAsync(
        workspace, $"c:{addresses.Customer:N}:{Print(addresses)}",
        async (kind, source) =>
        {
            var query = addresses.Query(source.Brand, Most);
            if (query.IsEmpty) return (null, []);
            var answer = await kind.FindAsync(source.Row, query, CancellationToken.None);
            return (answer.Reached ? null : answer.Error, answer.Value ?? []);
        },
        cancellationToken);

    /// <summary>Asks for one order by its number.</summary>
    public Task<IReadOnlyList<Failing>> NumberAsync(WorkspaceId workspace, string number, CancellationToken cancellationToken) => AskAllAsync(
        workspace, "n:" + OrderEntry.KeyOf(number), (kind, source) => OneAsync(kind, source, number), cancellationToken);

    private static async Task<(string? Error, IReadOnlyList<SourceOrder> Orders)> OneAsync(IOrderSource kind, OrderSource source, string number)
    {
        var answer = await kind.GetAsync(source.Row, number, CancellationToken.None);
        if (answer.Value is not { } order) return (answer.Reached ? null : answer.Error, []);
        if (order.Parcels.All(p => p.Steps is { Count: > 0 })) return (null, [order]);
        // The shop keeps the way of parcels apart: what it says there is the newer.
        var logistics = await kind.LogisticsAsync(source.Row, number, CancellationToken.None);
        return (null, [logistics.Value is { Count: > 0 } parcels ? order with { Parcels = parcels } : order]);
    }

    private async Task<IReadOnlyList<Failing>> AskAllAsync(
        WorkspaceId workspace, string asked, Func<IOrderSource, OrderSource, Task<(string? Error, IReadOnlyList<SourceOrder> Orders)>> ask, CancellationToken cancellationToken)
    {
        List<OrderSource> sources;
        using (var session = store.Read())
        {
            sources = [.. (await session.Db.Set<OrderSource>().Where(s => s.Workspace == workspace && s.Enabled).ToListAsync(cancellationToken)).Where(s => kinds.Has(s.Type) && kinds.Of(s.Type).IsElsewhere)];
        }

        if (sources.Count == 0) return [];
        var answers = await Task.WhenAll(sources.Select(s => SharedAsync(s, asked, ask))).WaitAsync(cancellationToken);
        return [.. sources.Zip(answers).Where(a => a.Second is not null).Select(a => new Failing(a.First.Id, a.First.Name))];
    }

    private Task<string?> SharedAsync(OrderSource source, string asked, Func<IOrderSource, OrderSource, Task<(string? Error, IReadOnlyList<SourceOrder> Orders)>> ask)
    {
        var now = time.GetUtcNow();
        if (_answers.Count > Swept) foreach (var (key, old) in _answers) if (now - old.At > Fresh) _answers.TryRemove(key, out _);
        var answer = _answers.AddOrUpdate((source.Id, asked), _ => Begin(), (_, known) => now - known.At <= Fresh && source.Version == known.Version ? known : Begin());
        return answer.Outcome.Value;

        Answer Begin() => new(now, source.Version, new Lazy<Task<string?>>(() => AskAsync(source, ask)));
    }

    private async Task<string?> AskAsync(OrderSource source, Func<IOrderSource, OrderSource, Task<(string? Error, IReadOnlyList<SourceOrder> Orders)>> ask)
    {
        var (error, orders) = await ask(kinds.Of(source.Type), source);
        if (orders.Count > 0) await store.WriteAsync(Scope.System(source.Workspace), unit => Put(unit, source.Id, orders), CancellationToken.None);
        await desk.NoteAsync(source, error, CancellationToken.None);
        return error;
    }

    private static void Put(Unit unit, Guid source, IReadOnlyList<SourceOrder> orders)
    {
        // Deleted meanwhile: what it said is of no use.
        if (unit.Execute($"update orders_sources set last_order_at = {unit.Now} where workspace = {unit.Workspace} and id = {source}") == 0) return;
        foreach (var order in orders) OrderBook.Put(unit, source, order);
    }

    private static string Print(CustomerAddresses a) => string.Join('|', a.Buyers.Select(b => b.Id).Concat(a.Emails).Concat(a.Phones));

    /// <summary>A source that did not answer.</summary>
    internal sealed record Failing(Guid Source, string Name);

    private sealed record Answer(DateTimeOffset At, long Version, Lazy<Task<string?>> Outcome);
}
