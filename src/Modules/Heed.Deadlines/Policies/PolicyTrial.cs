using System.Buffers.Binary;
using Heed.Calendars;
using Heed.Conversations.Public;
using Heed.Deadlines.Public;

namespace Heed.Deadlines.Policies;

/// <summary>What a policy would have met and broken in the last 30 days. Looks at the newest conversations and a bounded number of messages, changes nothing.</summary>
internal sealed class PolicyTrial(IStore store, IConversationFilters filters, ICalendars calendars, TimeProvider time)
{
    private const int MostConversations = 20_000, MostMessages = 200_000;
    private static readonly TimeSpan Days = TimeSpan.FromDays(30);

    public async Task<DeadlineTrialResult> RunAsync(WorkspaceId workspace, DeadlineTrial request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var since = now - Days;
        using var session = store.Read();
        var all = await session.NumberAsync($"select count(*) from conversations_conversations where workspace = {workspace} and created_at >= {since}", cancellationToken);
        var met = await filters.CountAsync(session, workspace, request.Filter.GetRawText(), since, cancellationToken);
        var broken = request.Terms is { } terms ? await BrokenAsync(session, workspace, request.Filter.GetRawText(), terms, since, now, cancellationToken) : null;
        return new DeadlineTrialResult(met, (int)all, broken);
    }

    private async Task<BrokenPromises> BrokenAsync(ReadSession session, WorkspaceId workspace, string filter, PolicyTerms terms, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Ids sort by when a conversation began.
        var rows = await session.QueryAsync(
            $"""
            select id, inbox, created_at, resolved_at from conversations_conversations
            where workspace = {workspace} and id >= {Floor(since)} and created_at >= {since} and merged_into is null order by id desc limit {MostConversations}
            """,
            r => (Id: r.Id(0), Inbox: r.Id(1), Began: r.Time(2), Resolved: r.TimeOrNull(3)), cancellationToken);
        if (rows.Count == 0) return new BrokenPromises(0, 0, 0, 0, 0);
        var met = await filters.AmongAsync(session, workspace, rows[^1].Id, rows[0].Id, filter, cancellationToken);
        var messages = await session.QueryAsync(
            $"""
            select conversation, author, at from conversations_messages
            where workspace = {workspace} and conversation >= {rows[^1].Id} and conversation <= {rows[0].Id} and note = {false} and activity is null
            order by conversation desc, at, id limit {MostMessages}
            """,
            r => (Conversation: r.Id(0), Author: (MessageAuthor)r.Int(1), At: r.Time(2)), cancellationToken);
        var known = messages.ToLookup(m => m.Conversation, m => (m.Author, m.At));
        // Of the last conversation some messages may be missing; those before it have none at all.
        var oldest = messages.Count < MostMessages ? Guid.Empty : messages[^1].Conversation;
        var hours = await HoursAsync(session, workspace, terms, cancellationToken);
        int looked = 0, any = 0, first = 0, next = 0, resolution = 0;
        foreach (var row in rows.Where(r => met.Contains(r.Id) && (oldest == Guid.Empty || known.Contains(r.Id) && r.Id != oldest)))
        {
            looked++;
            var broken = PastPromise.Broken(terms, row.Began, row.Resolved, [.. known[row.Id]], hours(row.Inbox), now);
            if (broken.Count > 0) any++;
            if (broken.Contains(DeadlineKind.FirstResponse)) first++;
            if (broken.Contains(DeadlineKind.NextResponse)) next++;
            if (broken.Contains(DeadlineKind.Resolution)) resolution++;
        }

        return new BrokenPromises(looked, any, first, next, resolution);
    }

    private async Task<Func<Guid, WorkCalendar>> HoursAsync(ReadSession session, WorkspaceId workspace, PolicyTerms terms, CancellationToken cancellationToken)
    {
        if (terms.Hours == PolicyHours.Always) return _ => WorkCalendar.Always;
        if (terms.Hours == PolicyHours.Calendar)
        {
            var named = (terms.CalendarId is { } id ? await calendars.FindAsync(session, workspace, id, cancellationToken) : null) ?? WorkCalendar.Always;
            return _ => named;
        }

        var inboxes = await session.QueryAsync($"select id, calendar from conversations_inboxes where workspace = {workspace} and calendar is not null", r => (Id: r.Id(0), Calendar: r.Id(1)), cancellationToken);
        var hours = new Dictionary<Guid, WorkCalendar>();
        foreach (var (inbox, calendar) in inboxes) hours[inbox] = await calendars.FindAsync(session, workspace, calendar, cancellationToken) ?? WorkCalendar.Always;
        return inbox => hours.GetValueOrDefault(inbox, WorkCalendar.Always);
    }

    /// <summary>The least id that something made at that instant has.</summary>
    private static Guid Floor(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        bytes[6] = 0x70;
        bytes[8] = 0x80;
        return new Guid(bytes, bigEndian: true);
    }
}
