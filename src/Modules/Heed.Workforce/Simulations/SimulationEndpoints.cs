using System.Text;
using System.Text.Json.Nodes;
using Heed.Metrics.Public;
using Heed.Platform.Web;
using Heed.Queueing.Erlang;
using Heed.Queueing.Scenarios;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Workforce.Simulations;

/// <summary>Service days tried out beforehand.</summary>
internal static class SimulationEndpoints
{
    /// <summary>Most UTF-16 units of a scenario that comes over HTTP.</summary>
    private const int MostText = 2 * 1024 * 1024;

    public static void Map(RouteGroupBuilder simulations)
    {
        simulations.MapPost("", RunAsync).Needs(MetricPermissions.Read).WithName("RunSimulation")
            .WithSummary("Lives a day through, or two settings with the same customers. Answers one JSON object a line: progress, then the result. Closing the connection cancels the run.")
            .Produces<SimulationLine>(200, "application/x-ndjson");
        simulations.MapPost("/read", Read).Needs(MetricPermissions.Read).WithName("ReadScenario").WithSummary("A scenario with everything that is not said filled in, or everything that is wrong with it.");
        simulations.MapGet("/examples", Examples).Needs(MetricPermissions.Read).WithName("ListScenarioExamples").WithSummary("Scenarios to start from.");
        simulations.MapGet("/ours", OursAsync).Needs(MetricPermissions.Read).WithName("GetOurScenario").WithSummary("A recorded day of the workspace as a scenario: its contacts, queues, people and measured handling times.");
        simulations.MapGet("/erlang", Erlang).Needs(MetricPermissions.Read).WithName("GetErlangFigures").WithSummary("The exact figures of one line: Erlang B, C and A.");
    }

    private static async Task<IResult> RunAsync(SimulationRequest request, Caller caller, HttpContext context, SimulationRuns runs, CancellationToken cancellationToken)
    {
        var replications = request.Replications ?? 20;
        new Validate().That(replications is >= 1 and <= SimulationRuns.MostReplications, "replications", "range", $"1 to {SimulationRuns.MostReplications} days.").Done();
        var (first, errors) = Parse("first", request.First);
        var (second, more) = request.Second is null ? (null, []) : Parse("second", request.Second);
        if (errors.Count + more.Count > 0) throw new InvalidRefusal([.. errors, .. more]);
        var contacts = (Contacts(first!) + (second is null ? 0 : Contacts(second))) * replications;
        if (contacts > SimulationRuns.MostContacts)
            throw new InvalidRefusal("replications", "tooMuch", $"That would be {contacts:N0} contacts; at most {SimulationRuns.MostContacts:N0} are simulated in one run. Choose fewer days.");
        var lines = runs.RunAsync(caller.Scope, first!, second, replications, request.Seed ?? 1, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (lines)
        {
            // Refusals come before the first byte.
            var any = await lines.MoveNextAsync();
            context.Response.ContentType = "application/x-ndjson";
            context.Response.Headers.CacheControl = "no-store";
            for (; any; any = await lines.MoveNextAsync())
            {
                await context.Response.WriteAsync(lines.Current.ToJsonString(HeedJson.Options) + "\n", cancellationToken);
                await context.Response.Body.FlushAsync(cancellationToken);
            }
        }

        return TypedResults.Empty;
    }

    private static Ok<ScenarioView> Read(ScenarioText request)
    {
        var (scenario, errors) = Parse("", request.Text);
        return TypedResults.Ok(new ScenarioView(scenario is null ? null : JsonNode.Parse(ScenarioReader.Write(scenario)), [.. errors.Select(e => new ScenarioFault(e.Field, e.Code, e.Message))]));
    }

    private static Ok<Page<ScenarioExample>> Examples() => TypedResults.Ok(new Page<ScenarioExample>(ScenarioExamples.All, null));

    private static async Task<Ok<OurScenario>> OursAsync(Caller caller, OurDay ours, CancellationToken cancellationToken, string? date = null) =>
        TypedResults.Ok(await ours.MakeAsync(caller.Scope, date, cancellationToken));

    private static Ok<ErlangView> Erlang(double rate, double handling, int? agents = null, double? goal = null, double? patience = null, double? target = null)
    {
        var seconds = target ?? 20;
        new Validate()
            .That(rate is >= 0 and <= 100_000, "rate", "range", "0 to 100,000 contacts an hour.").That(handling is > 0 and <= 86_400, "handling", "range", "Up to 86,400 seconds.")
            .That(agents is null or (>= 0 and <= 20_000), "agents", "range", "0 to 20,000 agents.").That(goal is null or (> 0 and < 1), "goal", "range", "Above 0 and below 1.")
            .That(patience is null or (> 0 and <= 86_400), "patience", "range", "Up to 86,400 seconds.").That(seconds is >= 0 and <= 86_400, "target", "range", "0 to 86,400 seconds.")
            .That((agents is null) != (goal is null), "agents", "oneOf", "Either the agents or a goal.").Done();
        var traffic = new Traffic(rate, handling);
        var serving = agents ?? AgentNeed.For(traffic, new ServiceTarget(goal!.Value, seconds), patience);
        return TypedResults.Ok(new ErlangView(
            traffic.Erlangs, serving, ErlangLine.Of(ErlangB.Of(traffic, serving)), ErlangLine.Of(ErlangC.Of(traffic, serving, seconds)), patience is { } p ? ErlangLine.Of(ErlangA.Of(traffic, serving, p, seconds)) : null));
    }

    private static (Scenario? Scenario, IReadOnlyList<FieldError> Errors) Parse(string member, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, [new FieldError(member, "required", "A scenario is needed.")]);
        if (text.Length > MostText) return (null, [new FieldError(member, "tooLarge", "A scenario has at most 2 Mi characters here.")]);
        var (scenario, errors) = ScenarioReader.Read(Encoding.UTF8.GetBytes(text));
        return (scenario, member.Length == 0 ? errors : [.. errors.Select(e => e with { Field = e.Field.Length > 0 ? $"{member}.{e.Field}" : member })]);
    }

    private static long Contacts(Scenario scenario) => (long)scenario.Arrivals.Sum(a => a.Recorded?.Count ?? a.PerQuarter?.Sum() ?? a.PerHour * scenario.Hours ?? 0);
}

/// <summary>What is simulated: scenarios as documents (docs/simulate.md), 1 to 500 days (20), and a seed that gives the same figures again (1).</summary>
/// <param name="First">The setting.</param>
/// <param name="Second">Another one to compare with: the same customers through both.</param>
internal sealed record SimulationRequest(string First, string? Second = null, int? Replications = null, long? Seed = null);

/// <summary>A line of the answer: progress from 0 to 1, or the result as <c>heed simulate --json</c> prints it, or why it stopped (<c>timeLimit</c>).</summary>
internal sealed record SimulationLine(double? Progress, JsonNode? Result, string? Stopped);

/// <summary>A scenario's document.</summary>
internal sealed record ScenarioText(string Text);

/// <summary>A scenario read: the whole document, null when it could not be read at all, and what is wrong with it.</summary>
internal sealed record ScenarioView(JsonNode? Scenario, IReadOnlyList<ScenarioFault> Faults);

/// <summary>Something wrong with a scenario, and where.</summary>
internal sealed record ScenarioFault(string Field, string Code, string Message);

/// <summary>Exact figures of a line.</summary>
/// <param name="A">With patience; null where none was said.</param>
internal sealed record ErlangView(double Erlangs, int Agents, ErlangLine B, ErlangLine C, ErlangLine? A);

/// <summary>What one formula gives; the wait is null where it is endless.</summary>
internal sealed record ErlangLine(double Blocking, double WaitProbability, double? MeanWait, double ServiceLevel, double Abandonment, double Occupancy)
{
    public static ErlangLine Of(WaitFigures figures) => new(
        figures.Blocking, figures.WaitProbability, double.IsFinite(figures.MeanWait) ? figures.MeanWait : null, figures.ServiceLevel, figures.Abandonment, figures.Occupancy);
}
