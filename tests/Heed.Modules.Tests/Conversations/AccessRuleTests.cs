using System.Collections.Frozen;
using Heed.Conversations.Access;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Conversations;

/// <summary>The access rule stands twice, as SQL and in memory; over random scopes and conversations both must say the same.</summary>
public sealed class AccessRuleTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    [Theory, OnEveryEngine]
    public async Task The_rule_as_sql_and_in_memory_agree(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var random = new Random(20261121);
        var store = company.Host.Get<IStore>();
        var brands = Ids(3);
        var teams = Ids(3);
        var people = Ids(4);
        var facts = Enumerable.Range(0, 120).Select(_ => (Id: Guid.CreateVersion7(), Facts: new AccessFacts(
            Pick(random, brands), Maybe(random, teams), Maybe(random, people), [.. people.Where(_ => random.Next(4) == 0)]))).ToList();
        await store.WriteAsync(Scope.System(company.Workspace), unit => facts.ForEach(f => Insert(unit, f.Id, f.Facts)), CancellationToken.None);

        var disagreements = new List<string>();
        for (var i = 0; i < 300; i++)
        {
            var scope = RandomScope(random, company.Workspace, brands, teams, people);
            using var session = store.Read();
            var bySql = await session.QueryAsync(
                $"select c.id from conversations_conversations c where c.workspace = {company.Workspace} and {ConversationAccess.Filter(scope)}", r => r.Id(0), CancellationToken.None);
            var inMemory = facts.Where(f => ConversationAccess.Allows(scope, f.Facts)).Select(f => f.Id);
            if (!bySql.ToHashSet().SetEquals(inMemory)) disagreements.Add($"scope {i}");
        }

        Assert.Empty(disagreements);
    }

    private static Scope RandomScope(Random random, WorkspaceId workspace, Guid[] brands, Guid[] teams, Guid[] people) => new(workspace, Actor.Person(Pick(random, people)))
    {
        Teams = teams.Where(_ => random.Next(2) == 0).ToFrozenSet(),
        Grants = [.. Enumerable.Range(0, random.Next(4)).Select(_ => new Grant(
            random.Next(5) == 0 ? FrozenSet<string>.Empty : new[] { ConversationPermissions.Read }.ToFrozenSet(),
            (Visibility)random.Next(3),
            random.Next(3) == 0 ? null : brands.Where(_ => random.Next(2) == 0).ToFrozenSet()))],
    };

    private static void Insert(Unit unit, Guid id, AccessFacts facts)
    {
        var inbox = new InboxRow(unit.Workspace, Guid.CreateVersion7(), facts.Brand, "web", "x", facts.Team, null, false, null, null, false);
        Heed.Conversations.Threads.ConversationSql.Insert(unit, id, inbox, Guid.CreateVersion7(), Guid.CreateVersion7(), Handler.Queue, null, null);
        unit.Execute($"update conversations_conversations set assignee = {facts.Assignee} where workspace = {unit.Workspace} and id = {id}");
        foreach (var person in facts.Participants)
        {
            unit.Execute($"insert into conversations_participants (workspace, person, conversation) values ({unit.Workspace}, {person}, {id})");
        }
    }

    private static Guid[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];

    private static Guid Pick(Random random, Guid[] from) => from[random.Next(from.Length)];

    private static Guid? Maybe(Random random, Guid[] from) => random.Next(3) == 0 ? null : Pick(random, from);
}
