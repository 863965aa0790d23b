using Heed.Accounts.Public;
using Heed.Orders.Orders;
using Heed.Orders.Sources;

namespace Heed.Orders.Imports;

/// <summary>Takes orders from a table into a source: new ones are added, known ones brought up to date, the rest of the source stays.</summary>
internal sealed class OrderImport(IStore store, IWorkspaces workspaces, IAudit audit)
{
    private const int AtOnce = 100, MaxErrors = 100, Shown = 10, MaxColumns = 200;

    public async Task<OrderImportReport> RunAsync(Scope scope, Guid source, Stream body, string? currency, string? columns, bool preview, CancellationToken cancellationToken)
    {
        using (var session = store.Read()) await SourceDesk.GetAsync(session, scope, source, cancellationToken, OrderAccess.Manage);
        var workspace = await workspaces.GetAsync(scope.Workspace, cancellationToken);
        var money = currency?.ToUpperInvariant() ?? (workspace.Language == "zh-CN" ? "CNY" : "USD");
        if (!OrderCheck.IsCurrency(money)) throw new InvalidRefusal("currency", "unknown", "A currency is three letters, such as CNY.");
        var chosen = columns?.Split(',', StringSplitOptions.TrimEntries);
        if (chosen is not null && (chosen.Length > MaxColumns || Array.Exists(chosen, c => c.Length > 0 && !OrderColumns.Fields.Contains(c)) || chosen.Where(c => c.Length > 0).GroupBy(c => c).Any(g => g.Count() > 1)))
        {
            throw new InvalidRefusal("columns", "unknown", "Names of fields from the left, separated by commas, each once; nothing for a column to leave out.");
        }

        using var content = await BufferAsync(body, cancellationToken);
        var file = new OrderFile(money, TimeZoneInfo.FindSystemTimeZoneById(workspace.TimeZone), chosen);
        var orders = await file.ReadAsync(content, preview, cancellationToken);
        var outcomes = preview ? await LookAsync(scope.Workspace, source, orders, cancellationToken) : await PutAsync(scope, source, orders, cancellationToken);
        return new OrderImportReport(
            preview, file.Rows, orders.Count, outcomes.Count(o => o == PutOutcome.Created), outcomes.Count(o => o == PutOutcome.Changed), outcomes.Count(o => o is PutOutcome.Unchanged or PutOutcome.Older),
            file.Errors.Count, [.. file.Errors.Take(MaxErrors)], [.. file.Columns], [.. orders.Take(Shown)], file.Headings);
    }

    private async Task<List<PutOutcome>> LookAsync(WorkspaceId workspace, Guid source, IReadOnlyList<SourceOrder> orders, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var outcomes = new List<PutOutcome>(orders.Count);
        foreach (var order in orders) outcomes.Add(await OrderBook.LookAsync(session, workspace, source, order, cancellationToken));
        return outcomes;
    }

    private async Task<List<PutOutcome>> PutAsync(Scope scope, Guid source, IReadOnlyList<SourceOrder> orders, CancellationToken cancellationToken)
    {
        var outcomes = new List<PutOutcome>(orders.Count);
        foreach (var some in orders.Chunk(AtOnce))
        {
            // Each portion is whole; a repeat after a crash finds what is there already.
            outcomes.AddRange(await store.WriteAsync(scope with { IdempotencyKey = null }, unit => some.Select(o => OrderBook.Put(unit, source, o)).ToList(), cancellationToken));
        }

        await store.WriteAsync(
            scope with { IdempotencyKey = null },
            unit =>
            {
                var row = unit.Db.Set<OrderSource>().Find(unit.Workspace, source) ?? throw new NotFoundRefusal();
                row.LastOrderAt = unit.Now;
                row.Version++;
                unit.Append(new LedgerEvent("orderSource.changed", OrderSource.Kind, source, row.Version));
                audit.Write(unit, scope, "orders.imported", OrderSource.Kind, source, new { orders = orders.Count });
            },
            cancellationToken);
        return outcomes;
    }

    private static async Task<MemoryStream> BufferAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        var chunk = new byte[64 << 10];
        for (var read = await body.ReadAsync(chunk, cancellationToken); read > 0; read = await body.ReadAsync(chunk, cancellationToken))
        {
            if (buffer.Length + read > OrderFile.MaxBytes) throw new InvalidRefusal("file", "tooLarge", "At most 10 MB.");
            buffer.Write(chunk, 0, read);
        }

        buffer.Position = 0;
        return buffer;
    }
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Errors">How many rows are wrong; the first hundred are in <paramref name="RowErrors"/>. Their orders are left out, all others are taken.</param>
/// <param name="Columns">What the headings were recognised as.</param>
/// <param name="First">The first orders as they were read.</param>
/// <param name="Headings">Every column with what it was taken for.</param>
internal sealed record OrderImportReport(
    bool Preview, int Rows, int Orders, int Created, int Changed, int Unchanged, int Errors, IReadOnlyList<OrderRowError> RowErrors, IReadOnlyList<string> Columns, IReadOnlyList<SourceOrder> First, IReadOnlyList<OrderHeading> Headings);
