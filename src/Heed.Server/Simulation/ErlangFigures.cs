using System.Globalization;
using Heed.Queueing.Erlang;

namespace Heed.Server.Simulation;

/// <summary>What <c>heed erlang</c> prints. What is endless has no number: null.</summary>
internal sealed record ErlangFigures(
    string Formula,
    double Erlangs,
    int Agents,
    double Target,
    double? Patience,
    double Blocking,
    double WaitProbability,
    double? MeanWait,
    double ServiceLevel,
    double Abandonment,
    double Occupancy)
{
    public static ErlangFigures Of(string formula, Traffic traffic, int agents, double? patience, double target, WaitFigures figures) => new(
        formula,
        traffic.Erlangs,
        agents,
        target,
        patience,
        figures.Blocking,
        figures.WaitProbability,
        double.IsFinite(figures.MeanWait) ? figures.MeanWait : null,
        figures.ServiceLevel,
        figures.Abandonment,
        figures.Occupancy);

    public string Words()
    {
        var wait = MeanWait is { } seconds ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0.0##} s") : "endless: the load is as much as the agents, or more";
        return string.Create(CultureInfo.InvariantCulture, $"""
            load {Erlangs:0.###} erlangs, {Agents} agents
            turned away      {Blocking:P3}
            have to wait     {WaitProbability:P3}
            mean wait        {wait}
            within {Target:0.#} s{new string(' ', Math.Max(1, 8 - $"{Target:0.#}".Length))}{ServiceLevel:P3}
            leave            {Abandonment:P3}
            occupancy        {Occupancy:P3}
            """);
    }
}
