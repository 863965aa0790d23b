using System.Text.RegularExpressions;
using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Tokens;

namespace Heed.Channels.Email.Intake;

/// <summary>
/// Finds the conversation that a mail answers: by the Message-IDs it names, then by the signed address it was sent to. A number in
/// the subject counts only for those who already take part; likeness of subjects never counts.
/// </summary>
internal sealed partial class ThreadFinder(IConversations conversations, MailTokens tokens)
{
    /// <summary>The conversation, and whether the sender takes part in it; null when the mail begins a new one.</summary>
    public async Task<FoundThread?> FindAsync(ReadSession session, WorkspaceId workspace, Guid inbox, ReadMail read, SenderTrust trust, CancellationToken cancellationToken)
    {
        var found = await ByHeadersAsync(session, workspace, inbox, read, cancellationToken)
            ?? await ByAddressAsync(session, workspace, inbox, read, cancellationToken);
        if (found is not null)
        {
            return new FoundThread(
                found, await ThreadPeople.TakesPartAsync(session, found, read.Sender, cancellationToken), await ThreadPeople.IsCustomerAsync(session, found, read.Sender, cancellationToken));
        }

        if (trust == SenderTrust.Unverified || NumberIn(read.Subject) is not { } number) return null;
        var named = await conversations.FindByNumberAsync(session, workspace, number, cancellationToken);
        if (named is null || !await BelongsAsync(session, named, inbox, cancellationToken)) return null;
        return await ThreadPeople.TakesPartAsync(session, named, read.Sender, cancellationToken)
            ? new FoundThread(named, true, await ThreadPeople.IsCustomerAsync(session, named, read.Sender, cancellationToken))
            : null;
    }

    private async Task<ConversationRow?> ByHeadersAsync(ReadSession session, WorkspaceId workspace, Guid inbox, ReadMail read, CancellationToken cancellationToken)
    {
        foreach (var id in read.Answers())
        {
            var ours = tokens.MessageOf(workspace, id);
            // What looks like ours and is not was made by somebody else.
            if (ours is null && MailTokens.LooksOurs(id)) continue;
            var hash = LetterRow.HashOf(id);
            var conversation = await session.FirstAsync(
                $"""
                select m.conversation from email_letters l join conversations_messages m on m.workspace = l.workspace and m.id = l.message
                where l.workspace = {workspace} and l.hash = {hash} order by l.at desc limit 1
                """,
                r => (Guid?)r.Id(0), cancellationToken);
            if (conversation is not { } known || await conversations.FindAsync(session, workspace, known, cancellationToken) is not { } row) continue;
            if (await BelongsAsync(session, row, inbox, cancellationToken)) return row;
        }

        return null;
    }

    private async Task<ConversationRow?> ByAddressAsync(ReadSession session, WorkspaceId workspace, Guid inbox, ReadMail read, CancellationToken cancellationToken)
    {
        // Where it was delivered is not always where it was addressed.
        var delivered = read.Mail.Headers("Delivered-To").Concat(read.Mail.Headers("X-Original-To"));
        foreach (var address in read.Recipients.Select(a => a.Address).Concat(delivered).Take(50))
        {
            if (MailTokens.ReadReplyAddress(address.Trim().Trim('<', '>')) is not { } token) continue;
            var row = await conversations.FindByNumberAsync(session, workspace, token.Number, cancellationToken);
            if (row is null || !(await AddressesAsync(session, row, cancellationToken)).Any(a => tokens.IsReplyMark(token.Mark, workspace, token.Number, row.Id, a))) continue;
            if (await BelongsAsync(session, row, inbox, cancellationToken)) return row;
        }

        return null;
    }

    /// <summary>Addresses that answers may have been signed for: the customer's, and those of people who were let in.</summary>
    private static Task<List<string>> AddressesAsync(ReadSession session, ConversationRow row, CancellationToken cancellationToken) => session.QueryAsync(
        $"""
        select address from customers_identities where workspace = {row.Workspace} and customer = {row.Customer} and channel = {"email"}
        union select lower(email) from customers_customers where workspace = {row.Workspace} and id = {row.Customer} and email is not null
        union select address from email_people where workspace = {row.Workspace} and conversation = {row.Id} and approved = {true}
        """,
        r => r.Text(0), cancellationToken);

    /// <summary>Whether the mailbox carries the conversation: its own inbox, or a chat that it continues.</summary>
    private static async Task<bool> BelongsAsync(ReadSession session, ConversationRow row, Guid inbox, CancellationToken cancellationToken) =>
        row.Inbox == inbox || await session.NumberAsync(
            $"select count(*) from email_continuations where workspace = {row.Workspace} and inbox = {row.Inbox} and mailbox = {inbox}", cancellationToken) > 0;

    private static long? NumberIn(string subject) =>
        Number().Match(subject) is { Success: true } match && long.TryParse(match.Groups[1].ValueSpan, out var number) ? number : null;

    [GeneratedRegex(@"\[#([0-9]{1,12})\]", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}

/// <summary>The conversation that a mail answers.</summary>
/// <param name="TakesPart">Whether its sender is the customer, or somebody an agent has let in.</param>
/// <param name="IsCustomer">Whether its sender is the customer.</param>
internal sealed record FoundThread(ConversationRow Conversation, bool TakesPart, bool IsCustomer);
