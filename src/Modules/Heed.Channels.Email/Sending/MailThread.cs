
namespace Heed.Channels.Email.Sending;

/// <summary>What an answer continues.</summary>
/// <param name="References">Message-IDs of the thread before it, oldest first.</param>
/// <param name="CustomerAddress">Where the customer's last mail came from.</param>
/// <param name="LastText">The customer's last words, for the quote; never what is held or only for the team.</param>
internal sealed record MailThread(IReadOnlyList<string> References, string? Subject, string? CustomerAddress, string? LastText, DateTimeOffset LastAt)
{
    private const int MaxReferences = 40;

    public static async Task<MailThread> LoadAsync(ReadSession session, ConversationRow conversation, int before, CancellationToken cancellationToken)
    {
        var workspace = conversation.Workspace;
        var subject = await session.FirstAsync($"select subject from conversations_conversations where workspace = {workspace} and id = {conversation.Id}", r => r.TextOrNull(0), cancellationToken);
        var letters = await session.QueryAsync(
            $"""
            select l.message_id, l.ours, l.sender, m.author_id from conversations_messages m join email_letters l on l.workspace = m.workspace and l.message = m.id
            where m.workspace = {workspace} and m.conversation = {conversation.Id} and m.position < {before} and m.note = {false} and m.deleted_at is null
            order by m.position desc limit {MaxReferences}
            """,
            r => (Id: r.Text(0), Ours: r.Bool(1), Sender: r.Text(2), Author: r.IdOrNull(3)), cancellationToken);
        var last = await session.FirstAsync(
            $"""
            select text, at from conversations_messages
            where workspace = {workspace} and conversation = {conversation.Id} and position < {before} and author = {MessageAuthor.Customer} and note = {false} and deleted_at is null
            order by position desc limit 1
            """,
            r => ((string, DateTimeOffset)?)(r.Text(0), r.Time(1)), cancellationToken);
        var references = letters.Select(l => l.Id).Reverse().Distinct(StringComparer.Ordinal).ToList();
        var address = letters.Where(l => !l.Ours && l.Author == conversation.Customer && l.Sender.Length > 0).Select(l => l.Sender).FirstOrDefault();
        return new MailThread(references, subject, address, last?.Item1, last?.Item2 ?? conversation.CreatedAt);
    }
}
