using Heed.Metrics.Folding;

namespace Heed.Metrics.Rollups;

/// <summary>Keeps the sums of a day: what a fact adds, taking it away takes off again, to the byte.</summary>
internal static class Sums
{
    // Everything one may ask for, and brands and days alone: a whole company's quarter is then some thousand rows.
    private static readonly Level[] Levels =
    [
        new($"metrics_rollup", $"channel, team, agent, queue, known, ", f => $"{f.Channel}, {f.Team}, {f.Agent}, {f.Queue}, {f.Known}, ",
            f => $" and channel = {f.Channel} and team = {f.Team} and agent = {f.Agent} and queue = {f.Queue} and known = {f.Known}"),
        new($"metrics_days", SqlText.Empty, _ => SqlText.Empty, _ => SqlText.Empty),
    ];

    private static readonly Marks[] All = [Marks.None, .. Enum.GetValues<Marks>().Where(m => m != Marks.None)];

    /// <summary>Adds a fact to every sum it belongs to, or (<paramref name="sign"/> -1) takes it off.</summary>
    public static void Add(Unit unit, FactRow fact, int sign)
    {
        if (!fact.Counts) return;
        foreach (var mark in All)
        {
            if ((fact.Marks & mark) != mark) continue;
            foreach (var level in Levels) Add(unit, level, fact, mark, sign);
        }
    }

    /// <summary>Whether quantiles are asked for facts of the kind: they are durations.</summary>
    public static bool HasSpread(FactKind kind) =>
        kind is FactKind.FirstResponse or FactKind.NextResponse or FactKind.Wait or FactKind.Handle or FactKind.BotTime or FactKind.Resolution;

    /// <summary>Makes the total of the fact's sums one more; for facts that bear no marks and whose values have no spread.</summary>
    public static void AddOne(Unit unit, FactRow fact)
    {
        if (!fact.Counts) return;
        foreach (var level in Levels) unit.Execute($"update {level.Table} set total = total + 1, business = business + 1 where {level.Key(unit, fact, Marks.None)}");
    }

    /// <summary>Forgets the sums from a day on.</summary>
    public static void Forget(Unit unit, int from)
    {
        foreach (var level in Levels) unit.Execute($"delete from {level.Table} where workspace = {unit.Workspace} and day >= {from}");
    }

    private static void Add(Unit unit, Level level, FactRow f, Marks mark, int sign)
    {
        var key = level.Key(unit, f, mark);
        var before = unit.First(
            $"select count, total, business, spread, business_spread from {level.Table} where {key}",
            r => ((long Count, long Total, long Business, byte[]? Spread, byte[]? BusinessSpread)?)(r.Long(0), r.Long(1), r.Long(2), r.IsNull(3) ? null : r.Bytes(3), r.IsNull(4) ? null : r.Bytes(4)));
        var (count, total, business) = ((before?.Count ?? 0) + sign, (before?.Total ?? 0) + (sign * f.Value), (before?.Business ?? 0) + (sign * f.Business));
        if (count == 0)
        {
            unit.Execute($"delete from {level.Table} where {key}");
            return;
        }

        var spreads = mark == Marks.None && HasSpread(f.Kind);
        var spread = spreads ? With(before?.Spread, f.Value, sign) : null;
        var businessSpread = spreads ? With(before?.BusinessSpread, f.Business, sign) : null;
        if (before is null)
        {
            unit.Execute($"""
                insert into {level.Table} (workspace, kind, day, mark, brand, {level.MoreColumns}count, total, business, spread, business_spread)
                values ({unit.Workspace}, {f.Kind}, {f.Day}, {mark}, {f.Brand}, {level.More(f)}{count}, {total}, {business}, {spread}, {businessSpread})
                """);
        }
        else
        {
            unit.Execute($"update {level.Table} set count = {count}, total = {total}, business = {business}, spread = {spread}, business_spread = {businessSpread} where {key}");
        }
    }

    private static byte[] With(byte[]? bytes, long value, int sign)
    {
        var histogram = new Histogram();
        if (bytes is not null) histogram.Add(bytes);
        histogram.Add(Histogram.BinOf(value), sign);
        return histogram.ToBytes();
    }

    /// <summary>A table of sums: all have a day, a kind, a mark and a brand, some have more.</summary>
    private sealed record Level(SqlText Table, SqlText MoreColumns, Func<FactRow, SqlText> More, Func<FactRow, SqlText> Which)
    {
        public SqlText Key(Unit unit, FactRow f, Marks mark) =>
            $"workspace = {unit.Workspace} and kind = {f.Kind} and day = {f.Day} and mark = {mark} and brand = {f.Brand}{Which(f)}";
    }
}
