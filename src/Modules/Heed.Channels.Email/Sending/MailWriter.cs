using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Tokens;
using Heed.Html;
using Heed.Mail;
using Microsoft.EntityFrameworkCore;

namespace Heed.Channels.Email.Sending;

/// <summary>
/// Writes the mail of a message from what is stored now, so that an erased person's words are in no later attempt. Message-ID and date
/// are the same at every attempt.
/// </summary>
internal sealed class MailWriter(IStore store, IConversations conversations, ICustomers customers, IFiles files, IPeople people, CopyWriter copies, MailTokens tokens)
{
    /// <summary>What every mail program shows in place.</summary>
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

    /// <summary>The mail; null when the message was taken back or erased.</summary>
    /// <exception cref="Refusal">It cannot be written, or has nobody to go to.</exception>
    public async Task<OutgoingMail?> WriteAsync(OutboxMail row, MailboxSettings settings, CancellationToken cancellationToken)
    {
        if (row.Payload is { } payload) return await copies.WriteAsync(row, settings, JsonSerializer.Deserialize<CopyFacts>(payload, HeedJson.Options)!, Marks(row, automatic: true), cancellationToken);
        using var session = store.Read();
        if (await conversations.OutgoingAsync(session, row.Workspace, row.Id, cancellationToken) is not { } outgoing) return null;
        var conversation = await conversations.FindAsync(session, row.Workspace, outgoing.Message.Conversation, cancellationToken) ?? throw new NotFoundRefusal();
        var customer = await customers.FindAsync(session, row.Workspace, conversation.Customer, cancellationToken);
        var thread = await MailThread.LoadAsync(session, conversation, outgoing.Message.Position, cancellationToken);
        var own = await MailboxDesk.OwnAddressesAsync(session, row.Workspace, cancellationToken);
        var language = customer?.Language ?? Acknowledgement.LanguageOf(thread.LastText ?? outgoing.Message.Text);
        var automatic = row.Kind == OutboxKind.Automatic;
        var (to, cc, bcc) = await RecipientsAsync(session, conversation, customer, outgoing.Letter, thread, own, automatic, cancellationToken);
        if (to.Count == 0) throw new ConflictRefusal("noAddress", "Nobody to send it to.");
        var signature = automatic ? null : await SignatureAsync(session, row.Workspace, outgoing.Message.AuthorId, settings, language, cancellationToken);
        var attachments = await AttachmentsAsync(row.Workspace, outgoing.Message, MailText.DomainOf(settings.Address), cancellationToken);
        var pictures = attachments.Where(a => a.Inline).ToDictionary(a => a.Name, a => "cid:" + a.ContentId, StringComparer.Ordinal);
        var body = MailBody.Compose(outgoing.Message.Text, outgoing.Letter?.Html, pictures, signature, settings.QuoteHistory && !automatic ? thread : null, customer?.Name ?? "", language);
        return new OutgoingMail
        {
            From = new MailAddress(SenderName(settings, automatic ? null : outgoing.Message.AuthorName), settings.Address),
            To = to,
            Cc = cc,
            Bcc = bcc,
            ReplyTo = ReplyTo(row, settings, conversation, to[0].Address),
            Subject = automatic ? $"[#{conversation.Number}]" : Subject(outgoing.Letter, thread, conversation),
            Date = row.CreatedAt,
            MessageId = row.MessageId,
            InReplyTo = thread.References.Count > 0 ? thread.References[^1] : null,
            References = thread.References,
            Text = body.Text,
            Html = body.Html,
            Attachments = attachments,
            AutoSubmitted = automatic ? "auto-replied" : null,
            ExtraHeaders = Marks(row, automatic),
        };
    }

    /// <summary>Marks by which our own mail is known when it comes back, and automatic mail by other machines.</summary>
    private IReadOnlyList<MailHeader> Marks(OutboxMail row, bool automatic)
    {
        var loop = new MailHeader("X-Heed-Loop", tokens.LoopMark(row.Workspace, row.Inbox));
        return automatic ? [loop, new MailHeader("X-Auto-Response-Suppress", "All"), new MailHeader("Precedence", "auto_reply")] : [loop];
    }

    private static async Task<(IReadOnlyList<MailAddress> To, IReadOnlyList<MailAddress> Cc, IReadOnlyList<MailAddress> Bcc)> RecipientsAsync(
        ReadSession session, ConversationRow conversation, CustomerRow? customer, Letter? letter, MailThread thread, IReadOnlyDictionary<string, Guid> own, bool automatic, CancellationToken cancellationToken)
    {
        if (letter is { To.Count: > 0 }) return (Addresses(letter.To), Addresses(letter.Cc), Addresses(letter.Bcc));
        var address = thread.CustomerAddress ?? await session.FirstAsync(
            $"select address from customers_identities where workspace = {conversation.Workspace} and customer = {conversation.Customer} and channel = {"email"} order by created_at desc limit 1",
            r => r.Text(0), cancellationToken) ?? customer?.Email;
        if (address is null || !MailText.IsAddress(address)) return ([], [], []);
        // What Heed writes by itself goes to the one who wrote, never to those it was copied to.
        var copied = automatic ? [] : await ThreadPeople.ApprovedAsync(session, conversation.Workspace, conversation.Id, cancellationToken);
        // A name is words of the sender's own: in automatic mail there are none (TRUST 29).
        var name = !automatic && customer?.Name is { } known && !known.Contains('@', StringComparison.Ordinal) ? known : "";
        return (
            [new MailAddress(MailText.Line(name, 120), address)],
            [.. copied.Where(c => c.Address != MailText.Normal(address) && !own.ContainsKey(c.Address)).Select(c => new MailAddress(MailText.Line(c.Name, 120), c.Address))],
            []);
    }

    private static IReadOnlyList<MailAddress> Addresses(IReadOnlyList<Correspondent> people) =>
        [.. people.Where(p => MailText.IsAddress(p.Address)).Select(p => new MailAddress(MailText.Line(p.Name, 120), p.Address))];

    private IReadOnlyList<MailAddress> ReplyTo(OutboxMail row, MailboxSettings settings, ConversationRow conversation, string person)
    {
        if (!settings.PlusAddress) return [];
        var signed = tokens.ReplyAddress(settings.Address, row.Workspace, conversation.Number, conversation.Id, person);
        return signed is null ? [] : [new MailAddress(settings.DisplayName, signed)];
    }

    private static string Subject(Letter? letter, MailThread thread, ConversationRow conversation)
    {
        if (letter?.Subject is { Length: > 0 } own) return MailText.Line(own, 200);
        var subject = MailText.Line(thread.Subject, 190);
        if (subject.Length == 0) return $"[#{conversation.Number}]";
        return thread.References.Count == 0 || SubjectLine.IsAnswer(subject) ? subject : $"Re: {subject}";
    }

    private static string SenderName(MailboxSettings settings, string? agent)
    {
        if (!settings.AgentNames || string.IsNullOrWhiteSpace(agent)) return MailText.Line(settings.DisplayName, 120);
        return MailText.Line(settings.DisplayName.Length == 0 ? agent : $"{agent} ({settings.DisplayName})", 120);
    }

    private async Task<string?> SignatureAsync(ReadSession session, WorkspaceId workspace, Guid? author, MailboxSettings settings, string language, CancellationToken cancellationToken)
    {
        string? agent = null;
        if (settings.AgentSignatures && author is { } person)
        {
            var row = await session.Db.Set<AgentSignature>().FirstOrDefaultAsync(s => s.Workspace == workspace && s.Person == person, cancellationToken);
            agent = row is null ? null : new LocalText(row.Zh, row.En).In(language);
        }

        var name = author is { } who ? (await people.FindAsync(session, workspace, [who], cancellationToken)).GetValueOrDefault(who)?.Name ?? "" : "";
        var below = settings.Signature.In(language).Replace("{{agent}}", name, StringComparison.Ordinal);
        var both = string.Join("\n", new[] { agent, below }.Where(s => !string.IsNullOrWhiteSpace(s)));
        return both.Length > 0 ? both : null;
    }

    /// <summary>The message's files. The first picture of each name that its words show is one of the text; what is left hangs on the mail.</summary>
    private async Task<IReadOnlyList<MailAttachment>> AttachmentsAsync(WorkspaceId workspace, MessageRow message, string domain, CancellationToken cancellationToken)
    {
        var attachments = new List<MailAttachment>(message.Files.Count);
        var shown = message.Files.Count == 0 ? [] : MessageMarks.Pictures(message.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var row in message.Files)
        {
            await using var content = await files.OpenAsync(workspace, row.Id, cancellationToken);
            if (content is null) continue;
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            var inline = Pictures.Contains(row.ContentType) && shown.Remove(row.Name);
            attachments.Add(new MailAttachment(row.Name, row.ContentType, inline ? $"{row.Id:N}@{domain}" : null, inline, bytes.ToArray()));
        }

        return attachments;
    }
}
