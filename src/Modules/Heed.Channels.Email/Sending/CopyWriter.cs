using System.Globalization;
using System.Text;
using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Tokens;
using Heed.Html;
using Heed.Mail;

namespace Heed.Channels.Email.Sending;

/// <summary>Writes mails that copy a part of a conversation: answers a customer has not seen on the site, and transcripts. Notes and held mail are never in them.</summary>
internal sealed class CopyWriter(IStore store, IConversations conversations, ICustomers customers, MailTokens tokens)
{
    private const int MaxMessages = 500;

    /// <summary>The mail; null when nothing is left to copy, or nobody is there to get it.</summary>
    public async Task<OutgoingMail?> WriteAsync(OutboxMail row, MailboxSettings settings, CopyFacts facts, IReadOnlyList<MailHeader> marks, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        if (row.Conversation is not { } id || await conversations.FindAsync(session, row.Workspace, id, cancellationToken) is not { } conversation) return null;
        var customer = await customers.FindAsync(session, row.Workspace, conversation.Customer, cancellationToken);
        var messages = (await conversations.CustomerMessagesAsync(session, row.Workspace, id, facts.After, null, MaxMessages, cancellationToken))
            .Where(m => m.Position <= facts.UpTo && m.Activity is null && m.Author != MessageAuthor.System && (row.Kind == OutboxKind.Transcript || m.Author == MessageAuthor.Agent)).ToList();
        var to = facts.To ?? customer?.Email ?? await session.FirstAsync(
            $"select address from customers_identities where workspace = {row.Workspace} and customer = {conversation.Customer} and channel = {"email"} order by created_at desc limit 1", r => r.Text(0), cancellationToken);
        if (messages.Count == 0 || to is null || !MailText.IsAddress(to)) return null;
        var chinese = (customer?.Language ?? Acknowledgement.LanguageOf(string.Concat(messages.Select(m => m.Text)))).StartsWith("zh", StringComparison.Ordinal);
        // In mail the team writes with marks, which a copy does without; in chats every sign is what it is.
        if (conversation.Channel == MailboxDesk.Channel) messages = [.. messages.Select(m => m.Author == MessageAuthor.Agent ? m with { Text = MessageMarks.Plain(m.Text) } : m)];
        var text = row.Kind == OutboxKind.Transcript ? Transcript(messages, chinese) : Answers(messages, chinese);
        var signed = row.Kind == OutboxKind.Continuation && settings.PlusAddress ? tokens.ReplyAddress(settings.Address, row.Workspace, conversation.Number, id, to) : null;
        return new OutgoingMail
        {
            From = new MailAddress(settings.DisplayName, settings.Address),
            To = [new MailAddress(facts.To is null ? MailText.Line(customer?.Name, 120) : "", to)],
            ReplyTo = signed is null ? [] : [new MailAddress(settings.DisplayName, signed)],
            Subject = Subject(row.Kind, conversation.Number, settings.DisplayName, chinese),
            Date = row.CreatedAt,
            MessageId = row.MessageId,
            Text = text,
            Html = MailBody.Paragraphs(text),
            AutoSubmitted = "auto-generated",
            ExtraHeaders = marks,
        };
    }

    private static string Subject(OutboxKind kind, long number, string name, bool chinese) => (kind, chinese) switch
    {
        (OutboxKind.Transcript, true) => $"会话记录 #{number}",
        (OutboxKind.Transcript, false) => $"Your conversation #{number}",
        (_, true) => MailText.Line($"{name} 回复了您 [#{number}]", 190),
        _ => MailText.Line($"{name} has answered you [#{number}]", 190),
    };

    private static string Answers(IReadOnlyList<MessageRow> messages, bool chinese)
    {
        var text = new StringBuilder();
        foreach (var message in messages) text.Append(message.AuthorName).Append(chinese ? "：\n" : ":\n").Append(Words(message)).Append("\n\n");
        return text.Append(chinese ? "您可以直接回复本邮件，或回到网页继续对话。" : "You can answer this mail, or go on with the chat on the site.").Append('\n').ToString();
    }

    private static string Transcript(IReadOnlyList<MessageRow> messages, bool chinese)
    {
        var text = new StringBuilder(chinese ? "以下是您的会话记录（时间为 UTC）：\n\n" : "This is your conversation (times in UTC):\n\n");
        foreach (var message in messages)
        {
            text.Append(message.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)).Append("  ").Append(message.AuthorName).Append('\n').Append(Words(message)).Append("\n\n");
        }

        return text.ToString();
    }

    private static string Words(MessageRow message) =>
        string.Join('\n', new[] { message.Text.Trim() }.Where(t => t.Length > 0).Concat(message.Files.Select(f => $"[{f.Name}]")));
}
