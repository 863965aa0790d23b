using Heed.Conversations.Messages;
using Heed.Conversations.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Conversations.Threads;

/// <summary>Promises of time on conversations: what they rest on, and how lists show the nearest.</summary>
internal sealed class Promises : IConversationPromises
{
    public IReadOnlyDictionary<Guid, ConversationState> States(Unit unit, IReadOnlyCollection<Guid> conversations) =>
        unit.Query(Question(unit.Workspace, conversations), r => Read(unit.Workspace, r)).ToDictionary(s => s.Id);

    public Task<ConversationState?> StateAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken) =>
        session.FirstAsync(Question(workspace, [conversation]), r => Read(workspace, r), cancellationToken);

    public void SetDue(Unit unit, IReadOnlyDictionary<Guid, ConversationDue?> conversations)
    {
        var changed = unit.Execute([.. conversations.Select(c => Showing(unit.Workspace, c.Key, c.Value))]);
        foreach (var (conversation, rows) in conversations.Keys.Zip(changed))
        {
            if (rows > 0) ThreadWriter.Changed(unit, conversation);
        }
    }

    public void Raise(Unit unit, Guid conversation, Priority priority)
    {
        var now = unit.First($"select priority from conversations_conversations where workspace = {unit.Workspace} and id = {conversation}", r => (Priority?)r.Int(0));
        if (now is null || now <= priority || ConversationSql.Find(unit, conversation) is not { } row) return;
        ConversationActions.SetPriority(unit, row, priority);
        ThreadWriter.Changed(unit, conversation);
    }

    public async Task<IReadOnlyList<Guid>> OpenAsync(ReadSession session, WorkspaceId workspace, Guid after, int limit, CancellationToken cancellationToken) => await session.QueryAsync(
        $"""
        select id from conversations_conversations
        where workspace = {workspace} and category <> {StatusCategory.Resolved} and merged_into is null and id > {after} order by id limit {limit}
        """,
        r => r.Id(0), cancellationToken);

    private static SqlText Showing(WorkspaceId workspace, Guid conversation, ConversationDue? due) => $"""
        update conversations_conversations set due_at = {due?.At}, due_kind = {due?.Kind}, due_warn_at = {due?.WarnAt}
        where workspace = {workspace} and id = {conversation}
          and (coalesce(due_kind, '') <> {due?.Kind ?? ""} or coalesce(due_at, {DateTimeOffset.UnixEpoch}) <> {due?.At ?? DateTimeOffset.UnixEpoch} or coalesce(due_warn_at, {DateTimeOffset.UnixEpoch}) <> {due?.WarnAt ?? DateTimeOffset.UnixEpoch})
        """;

    private static SqlText Question(WorkspaceId workspace, IReadOnlyCollection<Guid> conversations) =>
        $"""
        select c.id, c.inbox, c.brand, c.channel, c.customer, c.status, c.category, c.priority, c.handler, c.assignee, c.team, c.label_ids, c.created_at, c.waiting_since, c.resolved_at, c.tier, c.merged_into,
          (select count(*) from (select 1 from conversations_messages m where m.workspace = c.workspace and m.conversation = c.id and m.author = {MessageAuthor.Agent} and m.note = {false} limit 1) a),
          (select m.author from conversations_messages m where m.workspace = c.workspace and m.conversation = c.id and m.author in ({MessageAuthor.Customer}, {MessageAuthor.Agent}) order by m.position limit 1)
        from conversations_conversations c where c.workspace = {workspace} and c.id in {conversations}
        """;

    private static ConversationState Read(WorkspaceId workspace, Row r) => new(
        workspace, r.Id(0), r.Id(1), r.Id(2), r.Text(3), r.Id(4), r.Id(5), (StatusCategory)r.Int(6), (Priority)r.Int(7), (Handler)r.Int(8), r.IdOrNull(9), r.IdOrNull(10),
        IdList.Read(r.Text(11)), r.Time(12), r.TimeOrNull(13), r.TimeOrNull(14), (Tier)r.Int(15) == Tier.Snoozed, (Tier)r.Int(15) == Tier.Spam || !r.IsNull(16),
        r.Long(17) > 0, r.IntOrNull(18) == (int)MessageAuthor.Customer);
}
