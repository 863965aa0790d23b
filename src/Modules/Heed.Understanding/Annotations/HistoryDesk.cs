using Heed.Conversations.Public;
using Heed.Platform.Web;

namespace Heed.Understanding.Annotations;

/// <summary>Messages of customers that a trainer looks through: not known, not sure, or put right by an agent. Only from conversations the trainer sees.</summary>
internal sealed class HistoryDesk(IStore store, IConversations conversations, IConversationSight sight, TimeProvider time)
{
    /// <summary>Below this an intent counts as unsure, in thousandths.</summary>
    private const int Sure = 700;

    /// <summary>How far back it goes: what was said before is hardly how customers speak now, and nobody reads so much.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(90);

    public async Task<Page<HistoryView>> ListAsync(Scope scope, HistoryKind kind, int? limit, string? after, CancellationToken cancellationToken)
    {
        var size = Paging.Limit(limit);
        using var session = store.Read();
        var conditions = new List<SqlText> { $"a.workspace = {scope.Workspace}", $"a.at > {time.GetUtcNow() - Back}", Wanted(kind), sight.Filter(scope) };
        if (Paging.Decode<Guid?>(after) is { } last) conditions.Add($"a.message < {last}");
        var rows = await session.QueryAsync(
            $"""
            select a.message, a.conversation, c.number, a.version, a.at, a.language, a.intent, a.confidence from understanding_annotations a
            join conversations_conversations c on c.workspace = a.workspace and c.id = a.conversation
            where {SqlText.Join(" and ", conditions)} order by a.message desc limit {size + 1}
            """,
            r => new HistoryView(r.Id(0), r.Id(1), r.Long(2), r.Long(3), r.Time(4), r.Text(5), r.IdOrNull(6), r.Int(7) / 1000.0, kind == HistoryKind.Corrected, ""), cancellationToken);
        var page = Paging.From(rows, size, r => r.MessageId);
        var texts = (await conversations.CustomerMessagesAsync(session, scope.Workspace, [.. page.Items.Select(r => r.MessageId)], cancellationToken))
            .Where(m => m.DeletedAt is null && m.Author == MessageAuthor.Customer && !string.IsNullOrWhiteSpace(m.Text)).ToDictionary(m => m.Id, m => m.Text);
        return new Page<HistoryView>([.. page.Items.Where(r => texts.ContainsKey(r.MessageId)).Select(r => r with { Text = Short(texts[r.MessageId]) })], page.Next);
    }

    private static SqlText Wanted(HistoryKind kind) => kind switch
    {
        HistoryKind.Corrected => $"a.corrected_by is not null",
        HistoryKind.Unsure => $"a.corrected_by is null and a.intent is not null and a.confidence < {Sure}",
        _ => (SqlText)$"a.corrected_by is null and a.intent is null",
    };

    private static string Short(string text) => text.Length <= Intents.IntentExample.MaxText ? text : text[..Intents.IntentExample.MaxText];
}

/// <summary>What a trainer looks for among messages.</summary>
internal enum HistoryKind
{
    /// <summary>No intent was told.</summary>
    Unknown,

    /// <summary>An intent was told, but not surely.</summary>
    Unsure,

    /// <summary>An agent said what it is.</summary>
    Corrected,
}

/// <summary>A customer's message and what it was taken for.</summary>
/// <param name="Version">Of the annotation; a correction wants it.</param>
/// <param name="IntentId">Null: none, or not known.</param>
/// <param name="Confidence">0 to 1; 1 when an agent said so.</param>
internal sealed record HistoryView(Guid MessageId, Guid ConversationId, long Number, long Version, DateTimeOffset At, string Language, Guid? IntentId, double Confidence, bool Corrected, string Text);
