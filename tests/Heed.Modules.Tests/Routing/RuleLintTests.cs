using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Heed.Routing.Public;
using Heed.Routing.Rules;
using Heed.Routing.Rules.Linting;
using Heed.Routing.Skills;

namespace Heed.Modules.Tests.Routing;

public sealed class RuleLintTests
{
    private static readonly string[] Channels = ["web", "email", "api"];
    private static readonly string[] Moods = ["negative", "neutral", "positive"];

    [Fact]
    public void A_rule_that_the_lint_calls_unreachable_is_met_by_nobody_in_any_world()
    {
        var leaf = Gen.OneOf(
            Gen.SubListOf(Channels).Where(v => v.Count > 0).SelectMany(v => Gen.Elements("in", "notIn").Select(op => Leaf("channel", op, v))),
            Gen.SubListOf(Moods).Where(v => v.Count > 0).Select(v => Leaf("sentiment", "in", v)),
            Gen.SubListOf("a", "b", "c").Where(v => v.Count > 0).SelectMany(v => Gen.Elements("in", "notIn", "allOf").Select(op => Leaf("label", op, v))),
            Gen.Choose(0, 4).SelectMany(n => Gen.Elements("atLeast", "atMost").Select(op => Leaf("customer:spent", op, n))),
            Gen.SubListOf("0", "1", "6").Where(v => v.Count > 0).SelectMany(v => Gen.Elements("in", "notIn").Select(op => Leaf("weekday", op, v))));
        var group = Gen.Choose(1, 2).SelectMany(n => leaf.ListOf(n)).SelectMany(l => Gen.Elements(RuleMatch.All, RuleMatch.Any).Select(m => new RuleCondition(Match: m, Conditions: [.. l])));
        var filter = Gen.Choose(0, 3).SelectMany(n => Gen.Frequency((4, leaf), (1, group)).ListOf(n)).SelectMany(l => Gen.Elements(RuleMatch.All, RuleMatch.Any).Select(m => new RuleFilter([.. l], m)));
        var told = 0;
        Prop.ForAll(Gen.Choose(2, 4).SelectMany(n => filter.ListOf(n)).ToArbitrary(), filters =>
        {
            var ids = filters.Select(_ => Guid.CreateVersion7()).ToList();
            for (var i = 0; i < filters.Count; i++)
            {
                if (Cover.Alternatives(filters[i]) is not { } ways) continue;
                var earlier = filters.Take(i).Select((f, at) => (ids[at], f)).ToList();
                if (ways.Count > 0 && Cover.By(ways, earlier) is null) continue;
                told++;
                foreach (var world in Worlds())
                {
                    Assert.False(filters[i].Holds(world).Met && !earlier.Exists(e => e.f.Holds(world).Met), $"rule {i} of {JsonSerializer.Serialize(filters)}");
                }
            }
        }).QuickCheckThrowOnFailure();
        Assert.True(told > 20, $"Only {told} unreachable rules were among the drawn ones: the property says little.");
    }

    [Theory]
    [InlineData("channel in web,email", "channel in web", true)]
    [InlineData("channel in web", "channel in web,email", false)]
    [InlineData("channel in web | channel in email", "channel in web,email", true)]
    [InlineData("language in zh", "language in zh-CN", true)]
    [InlineData("customerTag in vip", "customerTag in vip,new", false)]
    [InlineData("text contains boiler", "text contains old boiler", true)]
    [InlineData("weekday in 1,2,3,4,5", "weekday notIn 0,6", true)]
    [InlineData("timeOfDay between 08:00,20:00", "timeOfDay between 09:00,18:00", true)]
    [InlineData("timeOfDay between 22:00,06:00", "timeOfDay between 23:00,02:00", true)]
    [InlineData("timeOfDay between 09:00,18:00", "timeOfDay notBetween 18:00,09:00", true)]
    [InlineData("", "intent in none", true)]
    public void A_rule_behind_others_is_called_covered_only_when_they_take_it_all(string before, string rule, bool covered)
    {
        var earlier = before.Split(" | ").Select(Filter).ToList();
        var findings = Lint([.. earlier, Filter(rule)]);
        Assert.Equal(covered, findings.Any(f => f.Code == RuleFindingCode.Covered));
    }

    [Fact]
    public void What_a_rule_names_must_be_there_and_somebody_must_be_able()
    {
        var (queue, archived, team, boilers, gone, able) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        QueueRow[] queues =
        [
            new(queue, 1, "Repairs", false, false, new QueueTerms { TeamIds = [team] }), new(archived, 1, "Old", true, false, new QueueTerms()), new(Guid.CreateVersion7(), 1, "General", false, true, new QueueTerms()),
        ];
        var facts = new LintFacts(
            queues, new HashSet<Guid> { boilers }, new Dictionary<Guid, (IReadOnlySet<Guid>, IReadOnlyDictionary<string, int>)> { [able] = (new HashSet<Guid>(), new Dictionary<string, int> { [SkillKey.Of(boilers)] = 3 }) },
            new HashSet<string> { "spent" }, new Dictionary<Guid, string>());
        IEnumerable<RuleFindingCode> Of(RuleAction then) => RuleLint.Run(CompiledRules.Of([Rule(Filter("channel in web"), then)]), facts).Select(f => f.Code);
        Assert.Equal([RuleFindingCode.NobodyServes], Of(new RuleAction(queue)));
        Assert.Equal([RuleFindingCode.ArchivedQueue], Of(new RuleAction(archived)));
        Assert.Equal([RuleFindingCode.UnknownQueue], Of(new RuleAction(gone)));
        Assert.Equal([RuleFindingCode.UnknownSkill], Of(new RuleAction(Skills: [new SkillLevel(gone, 1)])));
        Assert.Equal([RuleFindingCode.NobodyHasSkill], Of(new RuleAction(Skills: [new SkillLevel(boilers, 4)])));
        Assert.Empty(Of(new RuleAction(Skills: [new SkillLevel(boilers, 3)])));
        // One of three who can: everybody the rule takes waits for that one.
        facts = facts with { People = Enumerable.Range(1, 3).ToDictionary(_ => Guid.CreateVersion7(), n => ((IReadOnlySet<Guid>)new HashSet<Guid>(), (IReadOnlyDictionary<string, int>)new Dictionary<string, int> { [SkillKey.Of(boilers)] = n + 1 })) };
        Assert.Equal([RuleFindingCode.OnlyOneHasSkill], Of(new RuleAction(Skills: [new SkillLevel(boilers, 4)])));
        Assert.Empty(Of(new RuleAction(Skills: [new SkillLevel(boilers, 3)])));
        Assert.Equal([RuleFindingCode.UnknownPerson], Of(new RuleAction(Prefer: new RulePreference(RulePreferenceKind.Person, gone))));
        Assert.Equal([RuleFindingCode.UnknownAttribute], Of(new RuleAction(Prefer: new RulePreference(RulePreferenceKind.Owner, Attribute: "agent"))));
        Assert.Equal([RuleFindingCode.DoesNothing], Of(new RuleAction()));
    }

    [Fact]
    public void The_first_rule_that_is_met_wins_and_those_before_it_say_what_failed()
    {
        var rules = CompiledRules.Of([Rule(Filter("channel in email")), Rule(Filter("channel in web")) with { Enabled = false }, Rule(Filter("channel in web;text contains x")), Rule(Filter("channel in web"))]);
        var (rule, trail) = rules.First(c => c.Texts().Contains("web"));
        Assert.Equal(rules.Rules[3].Id, rule!.Id);
        Assert.Equal([(false, 0), (false, 1), (true, (int?)null)], trail.Select(t => (t.Met, t.Missed)));
    }

    private static IReadOnlyList<RuleFinding> Lint(IReadOnlyList<RuleFilter> filters) => RuleLint.Run(
        CompiledRules.Of([.. filters.Select(f => Rule(f))]),
        new LintFacts([new QueueRow(Guid.CreateVersion7(), 1, "General", false, true, new QueueTerms())], new HashSet<Guid>(), new Dictionary<Guid, (IReadOnlySet<Guid>, IReadOnlyDictionary<string, int>)>(), new HashSet<string>(), new Dictionary<Guid, string>()));

    private static RoutingRule Rule(RuleFilter filter, RuleAction? then = null) => new(
        Guid.CreateVersion7(), "Rule",
        JsonSerializer.SerializeToElement(new { match = "all", conditions = filter.Conditions.Select(c => new { field = c.Field, @operator = c.Operator, value = c.Value }) }),
        then ?? new RuleAction(PriorityMinutes: 1));

    /// <summary>Conditions such as <c>channel in web,email;text contains x</c>; all must hold.</summary>
    private static RuleFilter Filter(string words) => new([.. words.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(' ', 3)).Select(p => Leaf(p[0], p[1], p[2].Split(',')))]);

    private static RuleCondition Leaf(string field, string op, object value) => new(field, op, JsonSerializer.SerializeToElement(value));

    private static IEnumerable<Func<RuleCondition, bool>> Worlds() =>
        from channel in Channels.Append("phone")
        from mood in Moods
        from labels in new string[][] { [], ["a"], ["b"], ["a", "b"], ["a", "b", "c"] }
        from spent in new double?[] { null, 0, 2, 4 }
        from day in new[] { "0", "1", "3", "6" }
        select new Func<RuleCondition, bool>(c => c.Field switch
        {
            "channel" => c.Texts().Contains(channel) == (c.Operator == "in"),
            "sentiment" => c.Texts().Contains(mood),
            "label" => c.Operator == "allOf" ? c.Texts().All(labels.Contains) : c.Texts().Any(labels.Contains) == (c.Operator == "in"),
            "weekday" => c.Texts().Contains(day) == (c.Operator == "in"),
            _ => spent is { } amount && (c.Operator == "atLeast" ? amount >= c.Number() : amount <= c.Number()),
        });
}
