using Heed.Accounts.Public;
using Heed.Bot.Actions;
using Heed.Knowledge.Public;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Flows;

/// <summary>Draws, publishes and takes back flows.</summary>
internal sealed class FlowDesk(IStore store, FlowActions actions, IAudit audit, IEnumerable<IPublishGate> gates)
{
    private const int MaxFlows = 100;

    /// <summary>Longest document, in characters of its JSON.</summary>
    private const int MaxDocument = 200_000;

    public async Task<List<Flow>> ListAsync(WorkspaceId workspace, Guid bot, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<Flow>().Where(f => f.Workspace == workspace && f.Bot == bot).OrderBy(f => f.CreatedAt).ThenBy(f => f.Id).ToListAsync(cancellationToken);
    }

    /// <exception cref="NotFoundRefusal">The bot has no such flow.</exception>
    public async Task<Flow> GetAsync(WorkspaceId workspace, Guid bot, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<Flow>().FirstOrDefaultAsync(f => f.Workspace == workspace && f.Bot == bot && f.Id == id, cancellationToken) ?? throw new NotFoundRefusal();
    }

    public async Task<List<FlowVersion>> VersionsAsync(WorkspaceId workspace, Guid flow, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return await session.Db.Set<FlowVersion>().Where(v => v.Workspace == workspace && v.Flow == flow).OrderByDescending(v => v.Number).Take(200).ToListAsync(cancellationToken);
    }

    public IReadOnlyList<FlowProblem> Check(FlowDocument document) => FlowCheck.Of(document, actions.Names);

    public Task<Flow> CreateAsync(Scope scope, Guid bot, string name, FlowDocument document, CancellationToken cancellationToken)
    {
        var json = Json(name, document);
        return store.WriteAsync(scope, unit => Add(unit, bot, name, json), cancellationToken);
    }

    /// <summary>Adds a flow inside a unit; published at once when it is one of ours.</summary>
    public static Flow Add(Unit unit, Guid bot, string name, string json, bool publish = false)
    {
        if (unit.Number($"select count(*) from bot_flows where workspace = {unit.Workspace} and bot = {bot}") >= MaxFlows) throw new ConflictRefusal("tooManyFlows", $"At most {MaxFlows} flows.");
        var flow = new Flow { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Bot = bot, Name = name.Trim(), Draft = json, ChangedAt = unit.Now, CreatedAt = unit.Now };
        unit.Db.Set<Flow>().Add(flow);
        if (publish) Publish(unit, flow);
        unit.Append(new LedgerEvent("botFlow.created", Flow.Kind, flow.Id, flow.Version));
        return flow;
    }

    public Task<Flow> ChangeAsync(Scope scope, Guid bot, Guid id, long? expected, Change<string> name, Change<bool> on, Change<FlowDocument> document, CancellationToken cancellationToken)
    {
        var json = document is { IsSet: true, Value: { } drawn } ? Json(name.Or("-") ?? "", drawn) : null;
        if (name.IsSet) Json(name.Value ?? "", null);
        return EditAsync(
            scope, bot, id, expected, "botFlow.changed",
            (unit, flow) =>
            {
                if (name.IsSet) flow.Name = name.Value!.Trim();
                if (on.IsSet && on.Value != flow.IsOn)
                {
                    flow.IsOn = on.Value;
                    audit.Write(unit, scope, flow.IsOn ? "botFlow.turnedOn" : "botFlow.turnedOff", Flow.Kind, id);
                }

                if (json is not null) flow.Draft = json;
                flow.ChangedAt = unit.Now;
            },
            cancellationToken);
    }

    /// <summary>Makes the draft a version and gives it to visitors.</summary>
    /// <exception cref="ConflictRefusal">There is something wrong with it: <c>flowProblems</c>, with the list; or a test set that must pass does not, <c>testsFail</c>.</exception>
    public async Task<Flow> PublishAsync(Scope scope, Guid bot, Guid id, long? expected, CancellationToken cancellationToken)
    {
        foreach (var gate in gates) await gate.CheckAsync(scope, cancellationToken);
        return await PublishNowAsync(scope, bot, id, expected, cancellationToken);
    }

    private Task<Flow> PublishNowAsync(Scope scope, Guid bot, Guid id, long? expected, CancellationToken cancellationToken) => EditAsync(
        scope, bot, id, expected, "botFlow.published",
        (unit, flow) =>
        {
            var problems = Check(Flow.Read(flow.Draft));
            if (problems.Any(p => p.Blocks)) throw new ConflictRefusal("flowProblems", "Mend what is wrong first.", new Dictionary<string, object?> { ["problems"] = problems });
            Publish(unit, flow);
            audit.Write(unit, scope, "botFlow.published", Flow.Kind, id, new { number = flow.Live });
        },
        cancellationToken);

    /// <summary>Gives visitors an earlier version, and makes it the draft.</summary>
    public Task<Flow> RollBackAsync(Scope scope, Guid bot, Guid id, int number, CancellationToken cancellationToken) => EditAsync(
        scope, bot, id, null, "botFlow.published",
        (unit, flow) =>
        {
            var version = unit.Db.Set<FlowVersion>().FirstOrDefault(v => v.Workspace == unit.Workspace && v.Flow == id && v.Number == number)
                ?? throw new InvalidRefusal("number", "unknownVersion", "There is no such version.");
            (flow.Live, flow.Draft, flow.ChangedAt) = (number, version.Document, unit.Now);
            audit.Write(unit, scope, "botFlow.rolledBack", Flow.Kind, id, new { number });
        },
        cancellationToken);

    public Task DeleteAsync(Scope scope, Guid bot, Guid id, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var flow = Load(unit, bot, id);
            unit.Db.Set<Flow>().Remove(flow);
            unit.Execute($"delete from bot_flow_versions where workspace = {unit.Workspace} and flow = {id}");
            unit.Execute($"delete from bot_flow_tests where workspace = {unit.Workspace} and flow = {id}");
            unit.Execute($"delete from bot_flow_days where workspace = {unit.Workspace} and flow = {id}");
            unit.Append(new LedgerEvent("botFlow.deleted", Flow.Kind, id, flow.Version + 1));
            audit.Write(unit, scope, "botFlow.deleted", Flow.Kind, id);
        },
        cancellationToken);

    /// <summary>A document as it is stored, its size and name checked.</summary>
    public static string Json(string name, FlowDocument? document)
    {
        var json = document is null ? "" : Flow.Write(document);
        new Validate()
            .Text(name, "name", Flow.MaxName)
            .That(json.Length <= MaxDocument, "document", "tooLong", $"At most {MaxDocument} characters.")
            .That((document?.Nodes.Count ?? 0) <= FlowDocument.MaxNodes, "document.nodes", "tooMany", $"At most {FlowDocument.MaxNodes} nodes.")
            .Done();
        return json;
    }

    private static void Publish(Unit unit, Flow flow)
    {
        flow.Live = flow.Newest = flow.Newest + 1;
        unit.Db.Set<FlowVersion>().Add(new FlowVersion { Workspace = unit.Workspace, Flow = flow.Id, Number = flow.Live, Document = flow.Draft, By = unit.Actor.Id, At = unit.Now });
    }

    private Task<Flow> EditAsync(Scope scope, Guid bot, Guid id, long? expected, string name, Action<Unit, Flow> change, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var flow = Load(unit, bot, id);
            Versions.Require(expected, flow.Version);
            change(unit, flow);
            flow.Version++;
            unit.Append(new LedgerEvent(name, Flow.Kind, id, flow.Version));
            return flow;
        },
        cancellationToken);

    private static Flow Load(Unit unit, Guid bot, Guid id) => unit.Db.Set<Flow>().FirstOrDefault(f => f.Workspace == unit.Workspace && f.Bot == bot && f.Id == id) ?? throw new NotFoundRefusal();
}
