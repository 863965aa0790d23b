using Heed.Accounts.Public;
using Heed.Conversations.Canned;
using Heed.Conversations.Fields;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Acts;

/// <summary>Looks up what acts name, and refuses what has no meaning, before anything is changed.</summary>
internal sealed class ActPreparation(IStore store, IPeople people, SharedDesk<CannedReply> canned)
{
    internal const int MaxActs = 20;
    private const int MaxSnooze = 525_600;

    public async Task<PreparedActs> RunAsync(Scope scope, IReadOnlyList<ConversationAct> acts, CancellationToken cancellationToken)
    {
        if (acts.Count is 0 or > MaxActs) throw new InvalidRefusal("steps", "required", $"1 to {MaxActs} steps.");
        var found = new Found([], []);
        using var session = store.Read();
        var known = await KnownAsync(session, scope.Workspace, cancellationToken);
        var check = new Validate();
        for (var i = 0; i < acts.Count; i++) await CheckAsync(check, scope, acts[i], $"steps[{i}]", known, found, cancellationToken);
        check.Done();
        return new PreparedActs(acts, found.People, found.Canned);
    }

    private async Task CheckAsync(Validate check, Scope scope, ConversationAct act, string place, Known known, Found found, CancellationToken cancellationToken)
    {
        switch (act.Kind)
        {
            case ActKind.Reply or ActKind.Note:
                if (act.CannedId is { } id) await CannedAsync(check, scope, id, place, found, cancellationToken);
                else check.Text(act.Text, place + ".text", ThreadWriter.MaxText, multiline: true);
                break;
            case ActKind.Assign:
                check.That(act.Assignee is null != act.TeamId is null, place + ".assignee", "required", "Name a person or a team.")
                    .That(act.TeamId is not { } team || known.Teams(team), place + ".teamId", "unknownTeam", "There is no such team.");
                if (act.Assignee is { } whom and not "none") await PersonAsync(check, scope, whom, place, found, cancellationToken);
                break;
            case ActKind.AddLabel or ActKind.RemoveLabel:
                check.That(act.LabelId is { } label && known.Labels.Contains(label), place + ".labelId", "unknownLabel", "There is no such label.");
                break;
            case ActKind.Status:
                check.That(act.StatusId is { } status && known.Statuses.Contains(status), place + ".statusId", "unknownStatus", "There is no such status.");
                break;
            case ActKind.Priority:
                check.That(act.Priority is not null, place + ".priority", "required", "Name the priority.");
                break;
            case ActKind.Snooze:
                check.That(act.Minutes is null or (>= 1 and <= MaxSnooze), place + ".minutes", "outOfRange", "1 minute to a year.");
                break;
            case ActKind.Field:
                var field = known.Fields.FirstOrDefault(f => f.Key == act.Field);
                check.That(field is not null, place + ".field", "unknownField", "There is no such field.");
                if (field is { Parent: null } && act.Value is { } value && !FieldRules.IsEmpty(value) && FieldRules.Wrong(field, value, null) is { } wrong) check.That(false, place + ".value", wrong.Code, wrong.Message);
                break;
        }
    }

    private async Task CannedAsync(Validate check, Scope scope, Guid id, string place, Found found, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await canned.GetAsync(scope, id, cancellationToken);
            found.Canned[id] = new PreparedActs.CannedText(reply.TextZh, reply.TextEn, reply.Files);
        }
        catch (NotFoundRefusal)
        {
            check.That(false, place + ".cannedId", "unknownReply", "There is no such canned reply.");
        }
    }

    private async Task PersonAsync(Validate check, Scope scope, string whom, string place, Found found, CancellationToken cancellationToken)
    {
        var id = whom == "me" ? (scope.Actor.Kind == ActorKind.Person ? scope.Actor.Id : null) : Guid.TryParse(whom, out var named) ? named : null;
        var target = id is { } person ? await people.ScopeOfAsync(scope.Workspace, person, cancellationToken) : null;
        check.That(target is not null, place + ".assignee", "unknownPerson", "There is no such colleague, or the account is not active.");
        if (target is not null) found.People[id!.Value] = target;
    }

    private async Task<Known> KnownAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var labels = await session.QueryAsync($"select id from conversations_labels where workspace = {workspace}", r => r.Id(0), cancellationToken);
        var statuses = await session.QueryAsync($"select id from conversations_statuses where workspace = {workspace}", r => r.Id(0), cancellationToken);
        var teams = await session.QueryAsync($"select id from accounts_teams where workspace = {workspace}", r => r.Id(0), cancellationToken);
        return new Known([.. labels], [.. statuses], [.. teams], await FieldBook.LoadAsync(session, workspace, cancellationToken));
    }

    private sealed record Known(HashSet<Guid> Labels, HashSet<Guid> Statuses, HashSet<Guid> TeamIds, IReadOnlyList<ConversationField> Fields)
    {
        public bool Teams(Guid team) => TeamIds.Contains(team);
    }

    private sealed record Found(Dictionary<Guid, Scope> People, Dictionary<Guid, PreparedActs.CannedText> Canned);
}
