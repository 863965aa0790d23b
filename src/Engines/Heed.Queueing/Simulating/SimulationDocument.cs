using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heed.Queueing.Simulating;

/// <summary>Results as JSON: every figure a number under its own name, its interval under the same name in <c>intervals</c>. Figures with nothing to divide by are null.</summary>
public static class SimulationDocument
{
    /// <summary>One setting: the figures of the whole, then <c>queues</c> and <c>quarters</c>.</summary>
    public static JsonObject Of(SimulationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var view = new JsonObject { ["scenario"] = result.Scenario, ["replications"] = result.Replications, ["seed"] = result.Seed };
        Put(view, result.Whole.Figures);
        view["queues"] = new JsonArray([.. result.Queues.Select((q, i) => Queue(q, result.QueueQuarters[i]))]);
        view["quarters"] = new JsonArray([.. result.Quarters.Select(q => Named(q, "from"))]);
        return view;
    }

    /// <summary>Two settings: <c>first</c>, <c>second</c> and <c>differences</c>, which are second less first.</summary>
    public static JsonObject Of(SimulationComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var differences = new JsonObject();
        Put(differences, comparison.Differences);
        return new JsonObject { ["first"] = Of(comparison.First), ["second"] = Of(comparison.Second), ["differences"] = differences };
    }

    private static JsonObject Queue(SimulationFigures figures, IReadOnlyList<SimulationFigures> quarters)
    {
        var view = Named(figures, "name");
        view["quarters"] = new JsonArray([.. quarters.Select(q => Named(q, "from"))]);
        return view;
    }

    private static JsonObject Named(SimulationFigures figures, string name)
    {
        var view = new JsonObject { [name] = figures.Name };
        Put(view, figures.Figures);
        return view;
    }

    private static void Put(JsonObject view, IReadOnlyDictionary<Measure, Estimate> figures)
    {
        var intervals = new JsonObject();
        foreach (var measure in Enum.GetValues<Measure>())
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(measure.ToString());
            var known = figures.TryGetValue(measure, out var estimate);
            view[name] = known ? Math.Round(estimate.Mean, 6) : null;
            if (known && estimate is { Low: { } low, High: { } high }) intervals[name] = new JsonArray(Math.Round(low, 6), Math.Round(high, 6));
        }

        view["intervals"] = intervals;
    }
}
