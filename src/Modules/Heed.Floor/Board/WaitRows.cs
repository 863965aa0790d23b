using Heed.Customers.Public;
using Heed.Routing.Public;

namespace Heed.Floor.Board;

/// <summary>Faces of conversations, as far as the caller may read them.</summary>
internal sealed class WaitRows(IConversationSight sight, ICustomers customers, IQueueView queues)
{
    private const int MostText = 120;
    private const int Chunk = 500;

    public async Task<IReadOnlyDictionary<Guid, FloorWait>> ReadAsync(ReadSession session, Scope scope, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = new List<FloorWait>();
        foreach (var chunk in ids.Chunk(Chunk))
        {
            rows.AddRange(await session.QueryAsync(
                $"""
                select c.id, c.number, c.brand, c.team, c.channel, c.customer, c.subject, c.last_text, c.created_at, c.due_at from conversations_conversations c
                where c.workspace = {scope.Workspace} and c.id in {chunk} and {sight.Filter(scope)}
                """,
                r => new FloorWait(r.Id(0), r.Long(1), r.Id(2), r.IdOrNull(3), r.Text(4), r.Id(5), "", "", Short(r.TextOrNull(6) is { Length: > 0 } subject ? subject : r.Text(7)), r.Time(8), r.TimeOrNull(9), []),
                cancellationToken));
        }

        var names = await customers.NamesAsync(session, scope.Workspace, [.. rows.Select(r => r.CustomerId).Distinct()], cancellationToken);
        var needs = await queues.NeedsAsync(session, scope.Workspace, [.. rows.Select(r => r.ConversationId)], cancellationToken);
        return rows.ToDictionary(r => r.ConversationId, r => (names.TryGetValue(r.CustomerId, out var known) ? r with { Customer = known.Name, Initials = known.Initials } : r) with
        {
            Skills = needs.TryGetValue(r.ConversationId, out var asked) ? [.. asked.Select(n => new FloorSkill(SkillKey.Read(n.Skill)!.Value, n.Level))] : [],
        });
    }

    private static string Short(string text)
    {
        if (text.Length <= MostText) return text;
        return text[..(char.IsHighSurrogate(text[MostText - 1]) ? MostText - 1 : MostText)];
    }
}
