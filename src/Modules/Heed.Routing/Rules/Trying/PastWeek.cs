using System.Buffers.Binary;
using Heed.Queueing.Matching;

namespace Heed.Routing.Rules.Trying;

/// <summary>What happened in the last days: who came and needed a person, how long it took, and who answered when.</summary>
internal sealed class PastWeek(TimeProvider time)
{
    internal const int Most = 20_000;
    private const string Letters = "email";
    private const long Hour = 3_600_000_000;

    /// <summary>An answer takes this long at least; longer than half an hour is somebody who went away in between.</summary>
    private const double LeastHandling = 60, MostHandling = 1800;

    /// <summary>The last seven days up to now.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Span()
    {
        var now = time.GetUtcNow();
        return (now.AddDays(-7), now);
    }

    /// <summary>Those who were not the bot's alone, the newest when there are too many; ascending.</summary>
    public async Task<IReadOnlyList<PastContact>> ContactsAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var (from, to) = Span();
        var (first, last) = (Floor(from), Floor(to));
        var answers = (await session.QueryAsync(
            $"""
            select m.conversation, min(m.at), max(m.at) from conversations_messages m
            where m.workspace = {workspace} and m.conversation >= {first} and m.conversation < {last} and m.author = {MessageAuthor.Agent} and m.note = {false} and m.activity is null
            group by m.conversation
            """,
            r => (Id: r.Id(0), Seconds: (r.Long(2) - r.Long(1)) / 1e6), cancellationToken)).ToDictionary(a => a.Id, a => a.Seconds);
        var rows = await session.QueryAsync(
            $"""
            select c.id, c.number, c.brand, c.team, c.channel, c.created_at, c.handler, c.assignee, c.customer, c.priority, c.language from conversations_conversations c
            where c.workspace = {workspace} and c.id >= {first} and c.id < {last} and c.merged_into is null
              and exists (select 1 from conversations_messages f where f.workspace = c.workspace and f.conversation = c.id and f.author = {MessageAuthor.Customer})
            order by c.id desc limit {Most + 1}
            """,
            r => (Id: r.Id(0), Number: r.Long(1), Brand: r.Id(2), Team: r.IdOrNull(3), Channel: r.Text(4), At: r.Time(5), Handler: (Handler)r.Int(6), Assignee: r.IdOrNull(7), Customer: r.Id(8), Priority: (Priority)r.Int(9), Language: r.TextOrNull(10)), cancellationToken);
        rows.Reverse();
        return
        [
            .. rows.Where(r => answers.ContainsKey(r.Id) || r.Handler is Handler.Queue or Handler.Agent || r.Assignee is not null).Select(r => new PastContact(
                r.Id, r.Number, r.Brand, r.Team, r.Customer, r.Channel == Letters ? WorkKind.Mail : WorkKind.Chat, r.Priority, r.Language, r.At,
                answers.TryGetValue(r.Id, out var seconds) ? Math.Clamp(seconds + LeastHandling, LeastHandling, MostHandling) : null)),
        ];
    }

    /// <summary>Who answered in which hour (hours since 1970).</summary>
    public async Task<IReadOnlyList<PastShift>> ShiftsAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var (from, to) = Span();
        return await session.QueryAsync(
            $"""
            select distinct m.author_id, m.at / {Hour} from conversations_messages m
            where m.workspace = {workspace} and m.conversation >= {Floor(from.AddDays(-7))} and m.at >= {from} and m.at < {to} and m.author = {MessageAuthor.Agent} and m.author_id is not null and m.activity is null
            """,
            r => new PastShift(r.Id(0), r.Long(1)), cancellationToken);
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
