using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heed.Accounts.Public;
using Heed.Conversations.Public;
using Heed.Metrics.Public;
using Heed.Platform.Web;
using Heed.Queueing.Matching;
using Heed.Queueing.Scenarios;
using Heed.Routing.Public;
using Heed.Workforce.History;

namespace Heed.Workforce.Simulations;

/// <summary>A day of the workspace as a scenario: when contacts came and to which queue, who was there and when, what they can do, and how long they usually take.</summary>
internal sealed class OurDay(IStore store, IMetrics metrics, IWorkspaces workspaces, IPeople people, IQueueBook queues, IAgentBook abilities, OurShifts shifts, ContactHistory history)
{
    private const int MeasuredDays = 28;
    private const double AssumedHandling = 300, AssumedPatience = 600;
    private static readonly HashSet<string> Letters = new(StringComparer.Ordinal) { "email" };

    /// <param name="scope">Who asks.</param>
    /// <param name="date">The day, yyyy-MM-dd; null for the busiest of the last four weeks.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public async Task<OurScenario> MakeAsync(Scope scope, string? date, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var filter = HistoryFilter.Of(scope, null, null, null);
        var today = await metrics.TodayAsync(session, scope.Workspace, cancellationToken);
        var days = (await history.DaysAsync(session, scope.Workspace, filter, today, null, cancellationToken)).TakeLast(MeasuredDays).Select(d => new OurDate(d.Date, (int)d.Quarters.Sum(q => q ?? 0))).ToList();
        var day = date is null ? days.MaxBy(d => d.Contacts)?.Date : Date(date);
        if (day is not { } chosen) return new OurScenario(null, days, null, ShiftSource.None);
        var recorded = await history.RecordedAsync(session, scope.Workspace, filter, chosen, cancellationToken);
        if (recorded.Count == 0) return new OurScenario(null, days, chosen, ShiftSource.None);
        var zone = TimeZoneInfo.FindSystemTimeZoneById((await workspaces.GetAsync(scope.Workspace, cancellationToken)).TimeZone);
        var (opens, hours) = Span(recorded.Select(r => TimeZoneInfo.ConvertTime(r.At, zone).TimeOfDay));
        var book = await queues.ListAsync(session, scope.Workspace, cancellationToken);
        var names = Names(book);
        var handling = await HandlingAsync(session, scope, today, cancellationToken);
        var teams = await people.TeamsAsync(session, scope.Workspace, [.. book.SelectMany(q => q.Terms.TeamIds.Concat(q.Terms.Rings.SelectMany(r => r.TeamIds ?? []))).Distinct()], cancellationToken);
        var skills = await SkillsAsync(session, scope.Workspace, cancellationToken);
        var (source, there) = await shifts.ReadAsync(session, scope.Workspace, chosen, zone, cancellationToken);
        var scenario = new Scenario
        {
            Name = chosen.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Opens = $"{opens:00}:00",
            Hours = hours,
            Target = new TargetPlan { Seconds = book[0].Terms.TargetSeconds, Share = book[0].Terms.TargetPercent / 100.0 },
            Arrivals =
            [
                .. recorded.GroupBy(r => (Queue: names.GetValueOrDefault(r.Queue, names[book[0].Id]), r.Channel)).OrderByDescending(g => g.Count()).Select(g => new ArrivalPlan
                {
                    Name = $"{g.Key.Queue} · {g.Key.Channel}",
                    Queue = g.Key.Queue,
                    Kind = Letters.Contains(g.Key.Channel) ? WorkKind.Mail : WorkKind.Chat,
                    Recorded = [.. g.Select(r => Math.Round(Math.Clamp((TimeZoneInfo.ConvertTime(r.At, zone).TimeOfDay - TimeSpan.FromHours(opens)).TotalSeconds, 0, hours * 3600)))],
                    Handling = new Spread { Mean = handling ?? AssumedHandling, Shape = SpreadShape.Lognormal, Cv = 0.8 },
                    Patience = Letters.Contains(g.Key.Channel) ? null : new Spread { Mean = AssumedPatience },
                }),
            ],
            Queues = [.. book.Where(q => !q.Archived).Select(q => Queue(q, names[q.Id], teams, skills))],
            Agents = await AgentsAsync(session, scope, teams, skills, source == ShiftSource.None ? null : there, (opens * 60, (int)((opens + hours) * 60)), cancellationToken),
        };
        return new OurScenario(JsonNode.Parse(ScenarioReader.Write(scenario)), days, chosen, source);
    }

    private async Task<IReadOnlyList<AgentPlan>> AgentsAsync(
        ReadSession session, Scope scope, IReadOnlyDictionary<Guid, TeamRow> teams, IReadOnlyDictionary<string, string> skills, IReadOnlyDictionary<Guid, OurShift>? there, (int From, int Until) open,
        CancellationToken cancellationToken)
    {
        var known = await abilities.ListAsync(session, scope.Workspace, cancellationToken);
        var staff = (await people.ScopesAsync(scope.Workspace, cancellationToken)).Where(s => s.Has(ConversationPermissions.Reply)).ToList();
        var plans = staff.Select(s => (Person: s.Actor.Id!.Value, Plan: Able(s.Teams.Where(teams.ContainsKey).Select(t => teams[t].Name), known.GetValueOrDefault(s.Actor.Id!.Value), skills))).ToList();
        var served = there is null ? [] : plans.Select(p => there.GetValueOrDefault(p.Person)?.In(p.Plan, open.From, open.Until)).OfType<AgentPlan>().ToList();
        // On a day on which contacts came and nobody was there, everybody is better than nobody.
        if (served.Count == 0) served = [.. plans.Select(p => p.Plan)];
        // Who is alike is one line, so that the day says "six of the first line" and names nobody.
        return [.. served.GroupBy(p => JsonSerializer.Serialize(p, HeedJson.Options), StringComparer.Ordinal).OrderByDescending(g => g.Count()).Select((g, i) => g.First() with { Name = $"{(g.First().Teams is { Count: > 0 } of ? string.Join(" + ", of) : "agents")} {i + 1}", Count = g.Count() })];
    }

    private static AgentPlan Able(IEnumerable<string> teams, AgentRow? ability, IReadOnlyDictionary<string, string> skills) => new()
    {
        Teams = [.. teams.Order(StringComparer.Ordinal)],
        Skills = (ability?.Skills ?? new Dictionary<string, int>()).Where(s => skills.ContainsKey(s.Key)).OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => skills[s.Key], s => s.Value),
        Languages = [.. (ability?.Languages ?? []).Order(StringComparer.Ordinal)],
        Units = ability?.Capacity.Units ?? new Capacity().Units,
        Most = ability?.Capacity.Most ?? new Dictionary<WorkKind, int>(),
    };

    private async Task<double?> HandlingAsync(ReadSession session, Scope scope, DateOnly today, CancellationToken cancellationToken)
    {
        var cells = await metrics.FiguresAsync(session, scope, new MetricQuestion(["handleTime"], today.AddDays(-MeasuredDays), today, []), cancellationToken);
        return cells.Select(c => c.Figures.GetValueOrDefault("handleTime")).FirstOrDefault(f => f is { Count: >= 20, Value: >= 1 })?.Value is { } seconds ? Math.Round(seconds) : null;
    }

    private static QueuePlan Queue(QueueRow queue, string name, IReadOnlyDictionary<Guid, TeamRow> teams, IReadOnlyDictionary<string, string> skills)
    {
        List<string> Teams(IEnumerable<Guid>? ids) => [.. (ids ?? []).Where(teams.ContainsKey).Select(id => teams[id].Name)];
        return new QueuePlan
        {
            Name = name,
            Teams = Teams(queue.Terms.TeamIds),
            Order = queue.Terms.Order,
            AcceptSeconds = queue.Terms.AcceptSeconds,
            Rings =
            [
                .. queue.Terms.Rings.Select(r => new RingPlan
                {
                    AfterSeconds = r.AfterSeconds, AddTeams = Teams(r.TeamIds), Everyone = r.Everyone, SkillRelief = r.SkillRelief,
                    DropSkills = [.. (r.DropSkillIds ?? []).Select(SkillKey.Of).Where(skills.ContainsKey).Select(s => skills[s])], AnyLanguage = r.AnyLanguage,
                }),
            ],
            RiskSeconds = queue.Terms.RiskSeconds,
            RiskMinutes = queue.Terms.RiskMinutes,
            TargetSeconds = queue.Terms.TargetSeconds,
            ShareLimit = queue.Terms.SharePercent is { } percent ? Math.Max(0.01, percent / 100.0) : null,
        };
    }

    // Scenarios name skills as people do; names are unique in a workspace.
    private static async Task<IReadOnlyDictionary<string, string>> SkillsAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        (await session.QueryAsync($"select id, name from routing_skills where workspace = {workspace}", r => (Key: SkillKey.Of(r.Id(0)), Name: r.Text(1)), cancellationToken))
            .ToDictionary(s => s.Key, s => s.Name, StringComparer.Ordinal);

    // Queues are told apart by name in a scenario; two may be called alike in a workspace.
    private static Dictionary<Guid, string> Names(IReadOnlyList<QueueRow> book)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return book.ToDictionary(q => q.Id, q =>
        {
            var name = q.Name.Length is > 0 and <= 80 ? q.Name : "queue";
            for (var n = 2; !taken.Add(name); n++) name = $"{q.Name} {n}";
            return name;
        });
    }

    private static (int Opens, double Hours) Span(IEnumerable<TimeSpan> times)
    {
        var all = times.ToList();
        var opens = all.Min().Hours;
        return (opens, Math.Min(24 - opens, all.Max().Hours + 1 - opens));
    }

    private static DateOnly Date(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        ? date
        : throw new InvalidRefusal("date", "badDate", "A date is written yyyy-MM-dd.");
}

/// <summary>A recorded day.</summary>
/// <param name="Scenario">The document; null when nothing came on that day.</param>
/// <param name="Days">The last four weeks, to choose from.</param>
/// <param name="Date">The day it is.</param>
/// <param name="Shifts">What tells when people were there.</param>
internal sealed record OurScenario(JsonNode? Scenario, IReadOnlyList<OurDate> Days, DateOnly? Date, ShiftSource Shifts);

/// <summary>A day, and how many came.</summary>
internal sealed record OurDate(DateOnly Date, int Contacts);
