using System.Globalization;
using System.Text;
using System.Text.Json;
using Heed.Server.Load;

namespace Heed.Bench;

/// <summary>What was measured, in order.</summary>
internal sealed class Report(DateTimeOffset at)
{
    private readonly List<Line> _lines = [];

    public void Add(string what, double value, string unit, string target = "", bool? met = null)
    {
        var line = new Line(what, Math.Round(value, value < 10 ? 2 : 1), unit, target, met);
        _lines.Add(line);
        Console.Error.WriteLine($"  {line.What}: {line.Value.ToString(CultureInfo.InvariantCulture)} {unit}");
    }

    public void Add(string what, Percentiles? figures, double? p50 = null, double? p95 = null, double? p99 = null)
    {
        if (figures is null) return;
        void One(string name, double value, double? target) => Add($"{what}, {name}", value, "ms", target is null ? "" : $"< {target}", target is null ? null : value < target);
        One("p50", figures.P50, p50);
        One("p95", figures.P95, p95);
        One("p99", figures.P99, p99);
    }

    public void Memory(string when, (double All, double Own) mib, double? most = null)
    {
        Add($"server memory {when}", mib.All, "MiB", most is null ? "" : $"< {most}", most is null ? null : mib.All < most);
        Add($"server memory {when}, its own (anonymous pages)", mib.Own, "MiB");
    }

    public string Table()
    {
        var text = new StringBuilder("| what | measured | target | met |\n|---|---|---|---|\n");
        foreach (var l in _lines) text.Append(CultureInfo.InvariantCulture, $"| {l.What} | {l.Value} {l.Unit} | {l.Target} | {(l.Met is { } met ? met ? "yes" : "**no**" : "")} |\n");
        return text.ToString();
    }

    public string Json() => JsonSerializer.Serialize(new { at, cores = Environment.ProcessorCount, figures = _lines }, new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true });

    private sealed record Line(string What, double Value, string Unit, string Target, bool? Met);
}
