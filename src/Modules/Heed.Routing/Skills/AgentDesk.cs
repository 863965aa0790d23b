using Heed.Platform.Web;
using Heed.Routing.Queues;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Skills;

/// <summary>Writes down what people can do.</summary>
internal sealed class AgentDesk(IStore store, IQueueBook queues, IPeople people, IAudit audit)
{
    private const string Changed = "routingAgent.changed";
    private const int MostLanguages = 20;
    private const int MostUnits = 1_000;

    /// <summary>Everybody the scope may see, known or not.</summary>
    public async Task<IReadOnlyList<RoutingAgentView>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var met = await people.ListAsync(session, scope, cancellationToken);
        var known = await session.Db.Set<AgentAbility>().Where(a => a.Workspace == scope.Workspace).ToDictionaryAsync(a => a.Person, cancellationToken);
        return [.. met.Select(p => known.TryGetValue(p.Id, out var row) ? RoutingAgentView.Of(row) : RoutingAgentView.Unknown(p.Id))];
    }

    /// <exception cref="NotFoundRefusal">It is no active member.</exception>
    /// <exception cref="InvalidRefusal">A skill is gone, or a figure is out of range.</exception>
    public async Task<RoutingAgentView> ChangeAsync(Scope scope, Guid person, long? expected, RoutingAgentChange change, CancellationToken cancellationToken)
    {
        scope.RequireEverywhere(RoutingPermissions.Manage);
        using (var session = store.Read())
        {
            if ((await people.ListAsync(session, scope, cancellationToken)).All(p => p.Id != person)) throw new NotFoundRefusal();
            await CheckAsync(session, scope.Workspace, change, cancellationToken);
        }

        return await store.WriteAsync(
            scope,
            unit =>
            {
                var row = unit.Db.Set<AgentAbility>().Find(unit.Workspace, person);
                Versions.Require(expected, row?.Version ?? 0);
                if (row is null) unit.Db.Set<AgentAbility>().Add(row = new AgentAbility { Workspace = unit.Workspace, Person = person, Version = 0, Capacity = RoutingAgentView.Json(new AgentCapacity()) });
                if (change.Skills is { IsSet: true, Value: { } skills }) row.Skills = RoutingAgentView.Json(skills.ToDictionary(s => SkillKey.Of(s.SkillId), s => s.Level));
                if (change.Languages is { IsSet: true, Value: { } languages }) row.Languages = RoutingAgentView.Json(languages);
                if (change.Capacity is { IsSet: true, Value: { } capacity }) row.Capacity = RoutingAgentView.Json(capacity);
                row.Version++;
                unit.Append(new LedgerEvent(Changed, AgentAbility.LiveKind, person, row.Version));
                audit.Write(unit, scope, Changed, "person", person);
                queues.List(unit);
                QueueEvents.Unsettle(unit);
                return RoutingAgentView.Of(row);
            },
            cancellationToken);
    }

    /// <summary>Takes a skill from everybody who has it.</summary>
    internal static void Forget(Unit unit, Guid skill)
    {
        var key = SkillKey.Of(skill);
        foreach (var row in unit.Db.Set<AgentAbility>().Where(a => a.Workspace == unit.Workspace).ToList())
        {
            var levels = AgentBook.Levels(row.Skills).Where(l => l.Key != key).ToDictionary();
            if (levels.Count == AgentBook.Levels(row.Skills).Count) continue;
            row.Skills = RoutingAgentView.Json(levels);
            row.Version++;
            unit.Append(new LedgerEvent(Changed, AgentAbility.LiveKind, row.Person, row.Version));
        }
    }

    private static async Task CheckAsync(ReadSession session, WorkspaceId workspace, RoutingAgentChange change, CancellationToken cancellationToken)
    {
        var (skills, languages, capacity) = (change.Skills.Value ?? [], change.Languages.Value ?? [], change.Capacity.Value ?? new AgentCapacity());
        var ids = skills.Select(s => s.SkillId).ToList();
        new Validate()
            .That(skills.All(s => s.Level is >= 1 and <= Skill.Best), "skills", "outOfRange", $"Levels are 1 to {Skill.Best}.")
            .That(ids.Distinct().Count() == ids.Count && ids.Count <= Skill.Most, "skills", "twice", "Each skill once.")
            .That(languages.Count <= MostLanguages && languages.All(IsLanguage), "languages", "badLanguage", $"At most {MostLanguages} codes such as zh, en or yue.")
            .That(capacity.Units is >= 0 and <= MostUnits, "capacity.units", "outOfRange", $"0 to {MostUnits}.")
            .That(new[] { capacity.Chat, capacity.Mail, capacity.Call, capacity.CallBack, capacity.Case }.All(n => n is null or (>= 0 and <= MostUnits)), "capacity", "outOfRange", $"0 to {MostUnits}, or none.")
            .Done();
        if (ids.Count == 0) return;
        var there = await session.NumberAsync($"select count(*) from routing_skills where workspace = {workspace} and id in {ids}", cancellationToken);
        new Validate().That(there == ids.Count, "skills", "unknownSkill", "A skill is gone.").Done();
    }

    private static bool IsLanguage(string code) => code.Length is >= 2 and <= 35 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
