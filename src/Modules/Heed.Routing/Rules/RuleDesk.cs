using Heed.Platform.Web;
using Heed.Routing.Queues;
using Heed.Routing.Rules.Linting;
using Microsoft.EntityFrameworkCore;

namespace Heed.Routing.Rules;

/// <summary>Keeps the draft, publishes it, brings older versions back.</summary>
internal sealed class RuleDesk(IStore store, LintDesk lint, RuleShelf shelf, IQueueBook queues, IAudit audit)
{
    private const string Nothing = "[]";

    public async Task<RoutingRulesView> ReadAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        await EnsureAsync(workspace, cancellationToken);
        using var session = store.Read();
        var sheet = await session.Db.Set<RuleSheet>().FirstAsync(s => s.Workspace == workspace, cancellationToken);
        var (number, published) = await shelf.PublishedAsync(session, workspace, cancellationToken);
        var version = await session.Db.Set<RuleVersion>().FirstOrDefaultAsync(v => v.Workspace == workspace && v.Number == number, cancellationToken);
        var draft = CompiledRules.Read(sheet.Draft);
        return new RoutingRulesView(
            sheet.Id, sheet.Version, number, version is null ? null : Head(version), published.Rules, draft.Rules, sheet.Draft != (version?.Rules ?? Nothing), sheet.DraftBy, sheet.DraftAt,
            await lint.RunAsync(session, workspace, draft, cancellationToken));
    }

    /// <summary>The draft and what is in force, compiled.</summary>
    public async Task<(CompiledRules Published, int Number, CompiledRules Draft)> BothAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var (number, published) = await shelf.PublishedAsync(session, workspace, cancellationToken);
        var draft = await session.FirstAsync($"select draft from routing_rules where workspace = {workspace}", r => r.Text(0), cancellationToken);
        return (published, number, CompiledRules.Read(draft ?? Nothing));
    }

    public async Task SaveAsync(Scope scope, long? expected, IReadOnlyList<RoutingRule> rules, CancellationToken cancellationToken)
    {
        RuleCheck.Run(rules);
        var json = CompiledRules.Json(rules);
        await EnsureAsync(scope.Workspace, cancellationToken);
        await store.WriteAsync(
            scope,
            unit =>
            {
                var sheet = Load(unit, expected);
                (sheet.Draft, sheet.DraftBy, sheet.DraftAt) = (json, scope.Self, unit.Now);
                sheet.Version++;
                unit.Append(new LedgerEvent(RuleSheet.Drafted, RuleSheet.LiveKind, sheet.Id, sheet.Version));
            },
            cancellationToken);
    }

    /// <summary>The draft is again what is in force.</summary>
    public Task DiscardAsync(Scope scope, long? expected, CancellationToken cancellationToken) => store.WriteAsync(
        scope,
        unit =>
        {
            var sheet = Load(unit, expected);
            (sheet.Draft, sheet.DraftBy, sheet.DraftAt) = (Rules(unit, sheet.InForce) ?? Nothing, null, null);
            sheet.Version++;
            unit.Append(new LedgerEvent(RuleSheet.Drafted, RuleSheet.LiveKind, sheet.Id, sheet.Version));
        },
        cancellationToken);

    /// <exception cref="InvalidRefusal">A rule names what is not there.</exception>
    /// <exception cref="ConflictRefusal">Nothing has changed.</exception>
    public async Task PublishAsync(Scope scope, long? expected, string note, CancellationToken cancellationToken)
    {
        new Validate().Text(note, "note", RuleVersion.MaxNote, required: false).Done();
        var now = await ReadAsync(scope.Workspace, cancellationToken);
        var blocking = now.Findings.Where(f => f.Blocks).ToList();
        if (blocking.Count > 0) throw new InvalidRefusal([.. blocking.Select(f => new FieldError($"rules[{now.Draft.ToList().FindIndex(r => r.Id == f.RuleId)}]", f.Code.ToString(), "Mend this rule first."))]);
        if (!now.Differs) throw new ConflictRefusal("nothingChanged", "The draft is what is in force already.");
        await store.WriteAsync(scope, unit => Put(unit, scope, Load(unit, expected), null, note, null), cancellationToken);
    }

    /// <summary>Publishes again what an older version said; the draft follows.</summary>
    /// <exception cref="NotFoundRefusal">There is no such version.</exception>
    public Task RestoreAsync(Scope scope, int number, CancellationToken cancellationToken) => store.WriteAsync(
        scope, unit => Put(unit, scope, Load(unit, null), Rules(unit, number) ?? throw new NotFoundRefusal(), "", number), cancellationToken);

    public async Task<IReadOnlyList<RuleVersionHead>> VersionsAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return [.. (await session.Db.Set<RuleVersion>().Where(v => v.Workspace == workspace).OrderByDescending(v => v.Number).ToListAsync(cancellationToken)).Select(Head)];
    }

    /// <exception cref="NotFoundRefusal">There is no such version.</exception>
    public async Task<RuleVersionView> VersionAsync(WorkspaceId workspace, int number, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var row = await session.Db.Set<RuleVersion>().FirstOrDefaultAsync(v => v.Workspace == workspace && v.Number == number, cancellationToken) ?? throw new NotFoundRefusal();
        return new RuleVersionView(Head(row), CompiledRules.Read(row.Rules).Rules);
    }

    /// <summary>Publishes inside a unit: for the sample company.</summary>
    internal void Publish(Unit unit, Scope scope, IReadOnlyList<RoutingRule> rules)
    {
        Ensure(unit);
        Put(unit, scope, Load(unit, null), CompiledRules.Json(rules), "", null);
    }

    private void Put(Unit unit, Scope scope, RuleSheet sheet, string? rules, string note, int? from)
    {
        if (rules is not null) sheet.Draft = rules;
        var last = (int)unit.Number($"select max(number) from routing_rule_versions where workspace = {unit.Workspace}");
        unit.Db.Set<RuleVersion>().Add(new RuleVersion { Workspace = unit.Workspace, Number = last + 1, Rules = sheet.Draft, At = unit.Now, Person = scope.Self, Note = note.Trim(), RestoredFrom = from });
        unit.Execute($"delete from routing_rule_versions where workspace = {unit.Workspace} and number <= {last + 1 - RuleVersion.Kept}");
        (sheet.InForce, sheet.DraftBy, sheet.DraftAt) = (last + 1, null, null);
        sheet.Version++;
        unit.Append(new LedgerEvent(RuleSheet.Published, RuleSheet.LiveKind, sheet.Id, sheet.Version, new { number = sheet.InForce }));
        queues.List(unit);
        QueueEvents.Unsettle(unit);
        audit.Write(unit, scope, RuleSheet.Published, RuleSheet.LiveKind, sheet.Id, new { number = sheet.InForce, restoredFrom = from });
    }

    private async Task EnsureAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            if (await session.NumberAsync($"select count(*) from routing_rules where workspace = {workspace}", cancellationToken) > 0) return;
        }

        await store.WriteAsync(Scope.System(workspace), Ensure, cancellationToken);
    }

    private static void Ensure(Unit unit) => unit.Execute($"""
        insert into routing_rules (workspace, id, version, in_force, draft) values ({unit.Workspace}, {Ids.New(unit.Now)}, {1L}, {0}, {Nothing})
        on conflict (workspace) do nothing
        """);

    private static RuleSheet Load(Unit unit, long? expected)
    {
        var sheet = unit.Db.Set<RuleSheet>().FirstOrDefault(s => s.Workspace == unit.Workspace) ?? throw new NotFoundRefusal();
        Versions.Require(expected, sheet.Version);
        return sheet;
    }

    private static string? Rules(Unit unit, int number) =>
        unit.First($"select rules from routing_rule_versions where workspace = {unit.Workspace} and number = {number}", r => r.Text(0));

    private static RuleVersionHead Head(RuleVersion row) => new(row.Number, row.At, row.Person, row.Note, CompiledRules.Read(row.Rules).Rules.Count, row.RestoredFrom);
}
