using System.Globalization;
using Heed.Queueing.Matching;
using Heed.Queueing.Scenarios;
using Heed.Routing.Skills;

namespace Heed.Routing.Rules.Trying;

/// <summary>The people of the last days, each there from the first to the last hour in which they answered.</summary>
internal sealed class Staff(IReadOnlyList<Scope> scopes, IReadOnlyDictionary<Guid, AgentRow> abilities, IReadOnlyList<PastShift> shifts, TimeZoneInfo zone)
{
    /// <summary>As high as a scenario takes: brands and teams are no question of level.</summary>
    private const int Belongs = 1000;

    private readonly HashSet<Guid> _seen = [];

    /// <summary>How many were there on any of the days asked for.</summary>
    public int Count => _seen.Count;

    internal static string Brand(Guid brand) => $"brand:{brand}";

    internal static string Team(Guid team) => $"team:{team}";

    /// <summary>Who was there. On a day on which nobody answered: everybody who may.</summary>
    public IReadOnlyList<AgentPlan> On(DateOnly day, IReadOnlyList<TriedContact> contacts)
    {
        var brands = contacts.Select(c => c.Contact.Brand).Distinct().ToList();
        var spans = shifts.Select(s => (s.Person, Local: TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(s.Hour * 3600), zone)))
            .Where(s => DateOnly.FromDateTime(s.Local.DateTime) == day).GroupBy(s => s.Person)
            .ToDictionary(g => g.Key, g => (From: g.Min(s => s.Local.Hour), Until: g.Max(s => s.Local.Hour) + 1));
        var plans = scopes.Where(s => spans.Count == 0 || spans.ContainsKey(s.Actor.Id!.Value))
            .Select(s => Plan(s, brands, spans.TryGetValue(s.Actor.Id!.Value, out var span) ? span : null)).ToList();
        foreach (var plan in plans) _seen.Add(Guid.Parse(plan.Name));
        return plans;
    }

    private AgentPlan Plan(Scope scope, IReadOnlyList<Guid> brands, (int From, int Until)? span)
    {
        var person = scope.Actor.Id!.Value;
        var known = abilities.GetValueOrDefault(person);
        var skills = new Dictionary<string, int>(known?.Skills ?? new Dictionary<string, int>());
        foreach (var brand in brands.Where(b => scope.Has(ConversationPermissions.Reply, b))) skills[Brand(brand)] = Belongs;
        foreach (var team in scope.Teams) skills[Team(team)] = Belongs;
        var capacity = known?.Capacity ?? new Capacity { Units = AgentCapacity.Usual };
        return new AgentPlan
        {
            Name = person.ToString(),
            Teams = [.. scope.Teams.Select(t => t.ToString())],
            Skills = skills,
            Languages = known?.Languages ?? [],
            Units = capacity.Units,
            Most = capacity.Most,
            From = span is { } from ? Clock(from.From) : null,
            Until = span is { } until ? Clock(until.Until) : null,
        };
    }

    private static string Clock(int hour) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00");
}
