using System.Collections.Frozen;
using System.Text.Json;
using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Conversations.Threads;
using Heed.Conversations.Views;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Conversations.Views;

/// <summary>Random filters over random conversations: the SQL says what a plain reading of the conditions says.</summary>
public sealed class ViewPredicateTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory, OnEveryEngine]
    public async Task A_filter_as_sql_and_as_read_plainly_agree(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var random = new Random(20261122);
        var store = company.Host.Get<IStore>();
        var world = new World(random);
        await store.WriteAsync(Scope.System(company.Workspace), unit => world.Rows.ForEach(r => Insert(unit, r)), CancellationToken.None);
        var scope = new Scope(company.Workspace, Actor.Person(world.Me)) { Teams = world.Teams.Take(1).ToFrozenSet() };

        var disagreements = new List<string>();
        for (var i = 0; i < 400; i++)
        {
            var filter = world.Filter();
            using var session = store.Read();
            var context = new ViewContext(scope, Now, session.Dialect, []);
            var bySql = await session.QueryAsync(
                $"select c.id from conversations_conversations c where c.workspace = {company.Workspace} and {ViewPredicate.Compile(filter, context)}", r => r.Id(0), CancellationToken.None);
            var plain = world.Rows.Where(r => Holds(filter, r, world.Me, scope.Teams)).Select(r => r.Id);
            if (!bySql.ToHashSet().SetEquals(plain)) disagreements.Add($"{JsonSerializer.Serialize(filter)}: {bySql.Count} by SQL, {plain.Count()} plainly");
        }

        Assert.True(disagreements.Count == 0, string.Join("\n", disagreements.Take(5)));
    }

    private static bool Holds(ViewFilter filter, Row row, Guid me, FrozenSet<Guid> teams)
    {
        var results = filter.Conditions.Select(c => c.Conditions is { } inner
            ? c.Match == ViewMatch.Any ? inner.Any(x => Leaf(x, row, me, teams)) : inner.All(x => Leaf(x, row, me, teams))
            : Leaf(c, row, me, teams));
        return filter.Match == ViewMatch.All ? results.All(r => r) : results.Any(r => r);
    }

    private static bool Leaf(ViewCondition c, Row row, Guid me, FrozenSet<Guid> teams)
    {
        List<string> Texts() => [.. c.Value!.Value.EnumerateArray().Select(v => v.GetString()!)];
        bool Turned(bool value) => c.Operator == "in" ? value : !value;
        DateTimeOffset Ago() => Now.AddMinutes(-c.Value!.Value.GetDouble());
        return c.Field switch
        {
            "category" => Turned(Texts().Contains(JsonNamingPolicy.CamelCase.ConvertName(row.Category.ToString()))),
            "priority" => Turned(Texts().Contains(JsonNamingPolicy.CamelCase.ConvertName(row.Priority.ToString()))),
            "assignee" => Turned(Texts().Any(t => t == "none" ? row.Assignee is null : t == "me" ? row.Assignee == me : row.Assignee == Guid.Parse(t))),
            "team" => Turned(Texts().Any(t => t == "none" ? row.Team is null : t == "mine" ? row.Team is { } own && teams.Contains(own) : row.Team == Guid.Parse(t))),
            "inbox" => Turned(Texts().Any(t => row.Inbox == Guid.Parse(t))),
            "label" when c.Operator == "allOf" => Texts().All(t => row.Labels.Contains(Guid.Parse(t))),
            "label" => Turned(Texts().Any(t => row.Labels.Contains(Guid.Parse(t)))),
            "language" => Turned(Texts().Any(t => row.Language is { } l && (string.Equals(l, t, StringComparison.OrdinalIgnoreCase) || l.StartsWith(t + "-", StringComparison.OrdinalIgnoreCase)))),
            "waiting" when c.Operator == "is" => (row.WaitingSince is not null && row.Category != StatusCategory.Resolved) == c.Value!.Value.GetBoolean(),
            "waiting" => row.WaitingSince is { } since && row.Category != StatusCategory.Resolved && (c.Operator == "longerThan" ? since <= Ago() : since > Ago()),
            "created" => c.Operator == "inLast" ? row.CreatedAt > Ago() : row.CreatedAt <= Ago(),
            "rating" when c.Operator == "is" => (row.Rating is not null) == c.Value!.Value.GetBoolean(),
            "rating" => row.Rating is { } score && (c.Operator == "atLeast" ? score >= c.Value!.Value.GetInt32() : score <= c.Value!.Value.GetInt32()),
            "participating" => row.Participants.Contains(me) == c.Value!.Value.GetBoolean(),
            _ => throw new InvalidOperationException(c.Field),
        };
    }

    private static void Insert(Unit unit, Row row)
    {
        var inbox = new InboxRow(unit.Workspace, row.Inbox, Guid.CreateVersion7(), "web", "x", row.Team, null, false, null, null, false);
        ConversationSql.Insert(unit, row.Id, inbox, Guid.CreateVersion7(), Guid.CreateVersion7(), Handler.Queue, null, row.Language);
        var tier = row.Category == StatusCategory.Resolved ? Tier.Resolved : row.WaitingSince is null ? Tier.Answered : Tier.Waiting;
        unit.Execute($"""
            update conversations_conversations set assignee = {row.Assignee}, category = {row.Category}, priority = {row.Priority}, tier = {tier}, waiting_since = {row.WaitingSince},
              created_at = {row.CreatedAt}, rating_score = {row.Rating} where workspace = {unit.Workspace} and id = {row.Id}
            """);
        foreach (var label in row.Labels) unit.Execute($"insert into conversations_conversation_labels (workspace, label, conversation) values ({unit.Workspace}, {label}, {row.Id})");
        foreach (var person in row.Participants) unit.Execute($"insert into conversations_participants (workspace, person, conversation) values ({unit.Workspace}, {person}, {row.Id})");
    }

    private sealed record Row(
        Guid Id, Guid Inbox, Guid? Team, Guid? Assignee, StatusCategory Category, Priority Priority, IReadOnlyList<Guid> Labels, string? Language,
        DateTimeOffset? WaitingSince, DateTimeOffset CreatedAt, int? Rating, IReadOnlyList<Guid> Participants);

    private sealed class World
    {
        private readonly Random _random;
        private readonly Guid[] _people = Ids(4);
        private readonly Guid[] _inboxes = Ids(3);
        private readonly Guid[] _labels = Ids(4);

        public World(Random random)
        {
            _random = random;
            Rows = [.. Enumerable.Range(0, 150).Select(_ => Make())];
        }

        public Guid Me => _people[0];

        public Guid[] Teams { get; } = Ids(3);

        public List<Row> Rows { get; }

        public ViewFilter Filter() => new(
            [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => _random.Next(4) == 0
                ? new ViewCondition(Match: Either(), Conditions: [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => Leaf())])
                : Leaf())],
            Either());

        private static Guid[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

        private ViewMatch Either() => (ViewMatch)_random.Next(2);

        private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

        private Row Make() => new(
            Guid.CreateVersion7(), Pick(_inboxes), _random.Next(3) == 0 ? null : Pick(Teams), _random.Next(3) == 0 ? null : Pick(_people), (StatusCategory)_random.Next(3),
            (Priority)_random.Next(4), [.. _labels.Where(_ => _random.Next(3) == 0)], Pick<string?>([null, "zh-CN", "en", "en-GB", "ZH"]),
            _random.Next(2) == 0 ? null : Now.AddMinutes(-_random.Next(300)), Now.AddMinutes(-_random.Next(3000)), _random.Next(2) == 0 ? null : 1 + _random.Next(5),
            [.. _people.Where(_ => _random.Next(4) == 0)]);

        private ViewCondition Leaf() => _random.Next(13) switch
        {
            0 => Listed("category", "open", "waiting", "resolved"),
            1 => Listed("priority", "urgent", "high", "normal", "low"),
            2 => Listed("assignee", ["me", "none", .. _people.Select(p => p.ToString())]),
            3 => Listed("team", ["mine", "none", .. Teams.Select(t => t.ToString())]),
            4 => Listed("inbox", [.. _inboxes.Select(i => i.ToString())]),
            5 => Listed("label", [.. _labels.Select(l => l.ToString())]),
            6 => new("label", "allOf", Some([.. _labels.Select(l => l.ToString())])),
            7 => Listed("language", "zh", "en", "en-GB", "fr"),
            8 => new("waiting", Pick(["longerThan", "shorterThan"]), Json(1 + _random.Next(300))),
            9 => new("waiting", "is", Json(_random.Next(2) == 0)),
            10 => new("created", Pick(["inLast", "before"]), Json(1 + _random.Next(3000))),
            11 => _random.Next(2) == 0 ? new("rating", "is", Json(_random.Next(2) == 0)) : new("rating", Pick(["atLeast", "atMost"]), Json(1 + _random.Next(5))),
            _ => new("participating", "is", Json(_random.Next(2) == 0)),
        };

        private ViewCondition Listed(string field, params string[] values) => new(field, Pick(["in", "notIn"]), Some(values));

        private JsonElement Some(string[] values)
        {
            var some = values.Where(_ => _random.Next(3) == 0).ToArray();
            return Json(some.Length == 0 ? [Pick(values)] : some);
        }

        private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value);
    }
}
