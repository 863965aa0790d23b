using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Conversations.Access;
using Heed.Conversations.Canned;
using Heed.Conversations.Fields;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Snoozing;
using Heed.Conversations.Threads;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Acts;

/// <summary>Runs acts upon a conversation in one unit. Each goes through the same changes that an agent's own click does.</summary>
internal sealed class ActRunner(IStore store, ActPreparation preparation, ConversationActions actions, SendMessage send, CannedFiles files, IPeople people, TimeProvider time) : IConversationActs
{
    public Task<PreparedActs> PrepareAsync(Scope scope, IReadOnlyList<ConversationAct> acts, CancellationToken cancellationToken) => preparation.RunAsync(scope, acts, cancellationToken);

    public void Apply(Unit unit, Scope scope, Guid conversation, PreparedActs acts, string? line)
    {
        if (line is not null)
        {
            ConversationAccess.Get(unit, scope, conversation);
            ThreadWriter.Activity(unit, conversation, "macroRun", new { name = line, by = unit.Actor.Id });
        }

        foreach (var act in acts.Acts)
        {
            // Read afresh each time: the step before may have changed it, or ended the runner's own access.
            var row = ConversationAccess.Get(unit, scope, conversation);
            scope.Require(PermissionOf(act.Kind), row.Brand);
            ApplyOne(unit, scope, row, act, acts);
        }

        ThreadWriter.Changed(unit, conversation);
    }

    public async Task<IReadOnlyList<string?>> PreviewAsync(Scope scope, Guid conversation, PreparedActs acts, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        await ConversationAccess.GetAsync(session, scope, conversation, cancellationToken);
        var me = scope.Actor.Id is { } id && (await people.FindAsync(session, scope.Workspace, [id], cancellationToken)).TryGetValue(id, out var person) ? person.Name : "";
        var (values, language) = await session.FirstAsync(Variables.Query(scope.Workspace, conversation), r => Variables.Read(r, me, time.GetUtcNow()), cancellationToken);
        return [.. acts.Acts.Select(a => a.Kind is ActKind.Reply or ActKind.Note ? Variables.Fill(TextOf(a, acts, language), values) : null)];
    }

    internal static string PermissionOf(ActKind kind) => kind switch
    {
        ActKind.Reply => ConversationPermissions.Reply,
        ActKind.Note => ConversationPermissions.Note,
        ActKind.Assign => ConversationPermissions.Assign,
        ActKind.MarkRead or ActKind.MarkUnread => ConversationPermissions.Read,
        _ => ConversationPermissions.Edit,
    };

    private void ApplyOne(Unit unit, Scope scope, ConversationRow row, ConversationAct act, PreparedActs acts)
    {
        switch (act.Kind)
        {
            case ActKind.Reply or ActKind.Note:
                Write(unit, scope, row, act, acts);
                break;
            case ActKind.Assign:
                Assign(unit, scope, row, act, acts);
                break;
            case ActKind.AddLabel or ActKind.RemoveLabel:
                var labels = IdList.Read(unit.First($"select label_ids from conversations_conversations where workspace = {unit.Workspace} and id = {row.Id}", r => r.Text(0)) ?? "");
                ConversationLabels.Set(unit, row, act.Kind == ActKind.AddLabel ? [.. labels.Append(act.LabelId!.Value)] : [.. labels.Where(l => l != act.LabelId)]);
                break;
            case ActKind.Status:
                ConversationActions.SetStatus(unit, row, act.StatusId!.Value);
                break;
            case ActKind.Priority:
                ConversationActions.SetPriority(unit, row, act.Priority!.Value);
                break;
            case ActKind.Field:
                FieldValues.Set(unit, row, new Dictionary<string, JsonElement> { [act.Field!] = act.Value ?? default });
                break;
            case ActKind.Resolve:
                ConversationChanges.Resolve(unit, row);
                break;
            case ActKind.Snooze:
                Snoozes.Begin(unit, row, act.Minutes is { } minutes ? unit.Now.AddMinutes(minutes) : null);
                break;
            case ActKind.Reopen:
                ConversationChanges.Reopen(unit, row);
                break;
            default:
                if (unit.Actor is not { Kind: ActorKind.Person, Id: { } me }) throw new ConflictRefusal("noPerson", "Only a person reads.");
                if (act.Kind == ActKind.MarkRead) SeenMarks.Read(unit, me, row.Id, row.MessageCount);
                else SeenMarks.Unread(unit, me, row);
                break;
        }
    }

    private void Write(Unit unit, Scope scope, ConversationRow row, ConversationAct act, PreparedActs acts)
    {
        var agent = scope.Actor.Id is { } me && people.Find(unit, [me]).TryGetValue(me, out var person) ? person.Name : "";
        var (values, language) = unit.First(Variables.Query(unit.Workspace, row.Id), r => Variables.Read(r, agent, unit.Now));
        var attached = act.CannedId is { } canned ? files.Copy(unit, acts.Canned[canned].FilesJson) : [];
        var text = Variables.Fill(TextOf(act, acts, language), values);
        send.Apply(unit, scope, row.Id, Ids.New(unit.Now), new SendMessageRequest(text, Note: act.Kind == ActKind.Note, FileIds: attached));
        if (act.CannedId is { } used) unit.Execute($"update conversations_canned set uses = uses + 1 where workspace = {unit.Workspace} and id = {used}");
    }

    private static string TextOf(ConversationAct act, PreparedActs acts, string? language) =>
        act.CannedId is { } id ? new LocalText(acts.Canned[id].Zh, acts.Canned[id].En).In(language) : act.Text!;

    private void Assign(Unit unit, Scope scope, ConversationRow row, ConversationAct act, PreparedActs acts)
    {
        Guid? person = act.Assignee switch { null or "none" => null, "me" => scope.Actor.Id, var id => Guid.Parse(id) };
        var team = act.TeamId ?? row.Team;
        actions.Assign(unit, scope, row, person is { } who && acts.People.TryGetValue(who, out var target) ? target : null, person, team);
    }
}
