using Heed.Accounts.Public;
using Heed.Conversations.Access;
using Heed.Conversations.Fields;
using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Conversations.Search;
using Heed.Conversations.Statuses;
using Heed.Kernel;
using Heed.Notices.Public;
using Heed.Platform.Store;
using Heed.Platform.Web;

namespace Heed.Conversations.Threads;

/// <summary>Use cases that change a conversation's state. Each answers with the conversation as it is afterwards.</summary>
internal sealed class ConversationActions(IStore store, ConversationViews views, IPeople people, INotices notices)
{
    /// <summary>Status, priority, subject, labels.</summary>
    public Task<ConversationView> ChangeAsync(Scope scope, Guid conversation, ChangeConversationRequest request, long? expected, CancellationToken cancellationToken)
    {
        new Validate()
            .Text(request.Subject.Value, "subject", 200, required: false)
            .That((request.LabelIds.Value?.Count ?? 0) <= 50, "labelIds", "tooMany", "At most 50 labels.")
            .That((request.Fields.Value?.Count ?? 0) <= 100, "fields", "tooMany", "At most 100 fields.")
            .Done();
        return ApplyAsync(
            scope, conversation, ConversationPermissions.Edit,
            (unit, row) =>
            {
                Versions.Require(expected, row.Version);
                // Fields first: what is resolved in the same step is resolved with them.
                if (request.Fields is { IsSet: true, Value: { } fields }) FieldValues.Set(unit, row, fields);
                if (request.StatusId.IsSet) SetStatus(unit, row, request.StatusId.Value);
                if (request.Priority.IsSet) SetPriority(unit, row, request.Priority.Value);
                if (request.Subject.IsSet)
                {
                    unit.Execute($"update conversations_conversations set subject = {request.Subject.Value}, version = version + 1, updated_at = {unit.Now} where workspace = {unit.Workspace} and id = {row.Id}");
                    MessageTerms.Subject(unit, row.Id, request.Subject.Value);
                }

                if (request.LabelIds.IsSet) ConversationLabels.Set(unit, row, request.LabelIds.Value ?? []);
            },
            cancellationToken);
    }

    /// <summary>Takes what nobody has. When another was faster, that is said.</summary>
    public Task<ConversationView> TakeAsync(Scope scope, Guid me, Guid conversation, CancellationToken cancellationToken) => ApplyAsync(
        scope, conversation, ConversationPermissions.Reply,
        (unit, row) =>
        {
            if (row.Assignee == me) return;
            if (row.Assignee is not null) throw new ConflictRefusal("alreadyTaken", "A colleague has taken it.", new Dictionary<string, object?> { ["assigneeId"] = row.Assignee });
            if (row.Category == StatusCategory.Resolved) throw new ConflictRefusal("resolved", "It is resolved. Reopen it first.");
            ConversationChanges.Assign(unit, row, me, row.Team, Handler.Agent, "taken", null);
        },
        cancellationToken);

    /// <summary>Gives it to a person, a team or nobody.</summary>
    public async Task<ConversationView> AssignAsync(Scope scope, Guid conversation, AssignRequest request, CancellationToken cancellationToken)
    {
        var target = await TargetAsync(scope, request.AssigneeId, request.TeamId, cancellationToken);
        return await ApplyAsync(
            scope, conversation, ConversationPermissions.Assign,
            (unit, row) =>
            {
                Assign(unit, scope, row, target, request.AssigneeId, request.TeamId);
            },
            cancellationToken);
    }

    /// <summary>Gives it to a person, a team or nobody, inside a unit. <paramref name="target"/> is the person's scope.</summary>
    /// <exception cref="InvalidRefusal">The person may not answer it.</exception>
    internal void Assign(Unit unit, Scope scope, ConversationRow row, Scope? target, Guid? assignee, Guid? team)
    {
        Fits(target, row, team);
        var handler = row.Category == StatusCategory.Resolved ? Handler.None : assignee is null ? Handler.Queue : Handler.Agent;
        var code = assignee is not null ? "assigned" : team is not null ? "teamChanged" : "unassigned";
        ConversationChanges.Assign(unit, row, assignee, team, handler, code, null);
        Tell(unit, scope, row, assignee, NoticeKinds.Assigned);
    }

    /// <summary>Hands it over with a note, so that the customer need not repeat anything.</summary>
    public async Task<ConversationView> HandOverAsync(Scope scope, Guid conversation, HandOverRequest request, CancellationToken cancellationToken)
    {
        new Validate()
            .Text(request.Note, "note", ThreadWriter.MaxText, multiline: true)
            .That(request.AssigneeId is not null || request.TeamId is not null, "assigneeId", "required", "Name a person or a team.")
            .Done();
        var target = await TargetAsync(scope, request.AssigneeId, request.TeamId, cancellationToken);
        return await ApplyAsync(
            scope, conversation, ConversationPermissions.Reply,
            (unit, row) =>
            {
                Fits(target, row, request.TeamId ?? row.Team);
                ThreadWriter.Append(unit, row.Id, new NewMessage(Ids.New(unit.Now), MessageAuthor.Agent, scope.Actor.Id, request.Note) { Note = true });
                var handler = request.AssigneeId is null ? Handler.Queue : Handler.Agent;
                ConversationChanges.Assign(unit, row, request.AssigneeId, request.TeamId ?? row.Team, handler, "handedOver", null);
                Tell(unit, scope, row, request.AssigneeId, NoticeKinds.HandedOver);
            },
            cancellationToken);
    }

    /// <summary>A colleague takes part, or no longer.</summary>
    public async Task<ConversationView> ParticipateAsync(Scope scope, Guid conversation, Guid person, bool joins, CancellationToken cancellationToken)
    {
        if (joins && await people.ScopeOfAsync(scope.Workspace, person, cancellationToken) is null) throw new NotFoundRefusal();
        return await ApplyAsync(
            scope, conversation, ConversationPermissions.Note,
            (unit, row) => _ = joins ? ConversationChanges.AddParticipant(unit, row, person) : ConversationChanges.RemoveParticipant(unit, row, person),
            cancellationToken);
    }

    /// <summary>Runs a change through the access rule and answers with the result. A change may end the caller's own access; the answer is then the last thing seen.</summary>
    public async Task<ConversationView> ApplyAsync(
        Scope scope, Guid conversation, string permission, Action<Unit, ConversationRow> change, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var row = await ConversationAccess.GetAsync(session, scope, conversation, cancellationToken);
            scope.Require(permission, row.Brand);
        }

        await store.WriteAsync(
            scope,
            unit =>
            {
                var row = ConversationAccess.Get(unit, scope, conversation);
                change(unit, row);
                ThreadWriter.Changed(unit, conversation);
            },
            cancellationToken);
        using var after = store.Read();
        return (await views.LoadAsync(after, scope.Workspace, [conversation], cancellationToken)).FirstOrDefault() ?? throw new NotFoundRefusal();
    }

    internal static void SetStatus(Unit unit, ConversationRow row, Guid status)
    {
        var category = StatusDirectory.Category(unit, status);
        if (category == StatusCategory.Resolved && row.Category != StatusCategory.Resolved) ConversationChanges.Resolve(unit, row);
        else if (category != StatusCategory.Resolved && row.Category == StatusCategory.Resolved) ConversationChanges.Reopen(unit, row);
        ConversationSql.SetStatus(unit, row.Id, status, category);
        if (category != StatusCategory.Resolved)
        {
            var handler = row.Assignee is null ? Handler.Queue : Handler.Agent;
            unit.Execute($"update conversations_conversations set handler = {handler} where workspace = {unit.Workspace} and id = {row.Id} and handler = {Handler.None}");
        }

        ThreadWriter.Activity(unit, row.Id, "statusChanged", new { status, by = unit.Actor.Id });
    }

    internal static void SetPriority(Unit unit, ConversationRow row, Priority priority)
    {
        unit.Execute($"update conversations_conversations set priority = {priority}, version = version + 1, updated_at = {unit.Now} where workspace = {unit.Workspace} and id = {row.Id}");
        ThreadWriter.Activity(unit, row.Id, "priorityChanged", new { priority, by = unit.Actor.Id });
    }

    /// <summary>The scope of whom it is given to: nobody gets what they could not see or answer.</summary>
    private async Task<Scope?> TargetAsync(Scope scope, Guid? assignee, Guid? team, CancellationToken cancellationToken)
    {
        if (team is { } teamId)
        {
            using var session = store.Read();
            if (!(await people.TeamsAsync(session, scope.Workspace, [teamId], cancellationToken)).ContainsKey(teamId)) throw new InvalidRefusal("teamId", "unknownTeam", "There is no such team.");
        }

        if (assignee is not { } person) return null;
        return await people.ScopeOfAsync(scope.Workspace, person, cancellationToken)
            ?? throw new InvalidRefusal("assigneeId", "unknownPerson", "There is no such colleague, or the account is not active.");
    }

    private static void Fits(Scope? target, ConversationRow row, Guid? team)
    {
        if (target is null) return;
        var afterwards = new AccessFacts(row.Brand, team, target.Actor.Id, []);
        if (!target.Has(ConversationPermissions.Reply, row.Brand) || !ConversationAccess.Allows(target, afterwards))
        {
            throw new InvalidRefusal("assigneeId", "cannotAnswer", "This colleague may not answer conversations of this brand.");
        }
    }

    private void Tell(Unit unit, Scope scope, ConversationRow row, Guid? assignee, string kind)
    {
        if (assignee is { } person && person != row.Assignee && person != scope.Actor.Id) notices.Notify(unit, person, kind, row.Id, scope.Actor.Id);
    }
}
