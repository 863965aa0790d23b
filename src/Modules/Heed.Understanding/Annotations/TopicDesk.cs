using System.Buffers.Binary;
using Heed.Understanding.Public;

namespace Heed.Understanding.Annotations;

/// <summary>Counts intents over spans of time. Messages' ids begin with their time, so a span is a range of the key.</summary>
internal sealed class TopicDesk : ITopics
{
    public async Task<IReadOnlyList<TopicCount>> CountAsync(ReadSession session, WorkspaceId workspace, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> spans, CancellationToken cancellationToken)
    {
        var counts = new List<TopicCount>();
        for (var i = 0; i < spans.Count; i++)
        {
            var span = i;
            counts.AddRange(await session.QueryAsync(
                $"""
                select a.intent, i.name, count(distinct a.conversation) from understanding_annotations a
                join understanding_intents i on i.workspace = a.workspace and i.id = a.intent
                where a.workspace = {workspace} and a.message >= {First(spans[i].From)} and a.message < {First(spans[i].To)} and a.intent is not null
                group by a.intent, i.name
                """,
                r => new TopicCount(r.Id(0), r.Text(1), span, (int)r.Long(2)), cancellationToken));
        }

        return counts;
    }

    public async Task<IReadOnlyList<Guid>> ConversationsAsync(ReadSession session, WorkspaceId workspace, Guid intent, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            $"select distinct conversation from understanding_annotations where workspace = {workspace} and message >= {First(from)} and message < {First(to)} and intent = {intent}",
            r => r.Id(0), cancellationToken);

    /// <summary>The smallest id of a millisecond: RFC 9562 §5.7, 48 bits of Unix milliseconds first.</summary>
    private static Guid First(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
