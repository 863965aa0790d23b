using Heed.Channels.Email.Intake;
using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Sending;

namespace Heed.Channels.Email.Threads;

/// <summary>Reads and decides who takes part in a thread by mail.</summary>
internal sealed class ThreadMail(IStore store, IConversations conversations, ICustomers customers)
{
    private const int Looked = 300;

    public async Task<ThreadMailView> ReadAsync(Scope scope, Guid id, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var conversation = await conversations.GetAsync(session, scope, id, cancellationToken);
        var mailbox = await MailboxAsync(session, conversation, cancellationToken);
        var settings = mailbox?.Read();
        var thread = await MailThread.LoadAsync(session, conversation, int.MaxValue, cancellationToken);
        var customer = await customers.FindAsync(session, scope.Workspace, conversation.Customer, cancellationToken);
        var to = thread.CustomerAddress ?? customer?.Email ?? await session.FirstAsync(
            $"select address from customers_identities where workspace = {scope.Workspace} and customer = {conversation.Customer} and channel = {"email"} order by created_at desc limit 1", r => r.Text(0), cancellationToken);
        var own = await MailboxDesk.OwnAddressesAsync(session, scope.Workspace, cancellationToken);
        var decided = await session.QueryAsync(
            $"select name, address, approved from email_people where workspace = {scope.Workspace} and conversation = {id} order by at, address",
            r => new MailPersonView(r.Text(0), r.Text(1), r.Bool(2)), cancellationToken);
        var (letters, held) = await LettersAsync(session, scope.Workspace, id, cancellationToken);
        var people = new Dictionary<string, MailPersonView>(StringComparer.OrdinalIgnoreCase);
        foreach (var person in decided) people[person.Address] = person;
        foreach (var named in letters.SelectMany(l => new[] { l.From }.OfType<Correspondent>().Concat(l.To).Concat(l.Cc)))
        {
            var address = MailText.Normal(named.Address);
            if (!MailText.IsAddress(address) || own.ContainsKey(address) || address == MailText.Normal(to ?? "") || IsOwnPlus(address, own)) continue;
            if (await ThreadPeople.TakesPartAsync(session, conversation, address, cancellationToken) && !people.ContainsKey(address)) continue;
            people.TryAdd(address, new MailPersonView(named.Name, address, null));
        }

        var cc = decided.Where(d => d.Approved == true && d.Address != MailText.Normal(to ?? "")).Select(d => new Correspondent(d.Name, d.Address)).ToList();
        var known = people.Keys.Append(MailText.Normal(to ?? "")).ToList();
        return new ThreadMailView(
            mailbox?.Inbox, settings?.Address, thread.Subject, to is null ? null : new Correspondent(customer?.Name ?? "", to), cc, [.. people.Values], held,
            await UndeliverableAsync(session, scope.Workspace, known, cancellationToken), settings?.UndoSeconds ?? 0);
    }

    /// <summary>Lets an address in or keeps it out; what it wrote so far comes in with it.</summary>
    public async Task DecideAsync(Scope scope, Guid id, string address, string? name, bool approved, CancellationToken cancellationToken)
    {
        if (!MailText.IsAddress(address)) throw new InvalidRefusal("address", "notEmail", "This is not an e-mail address.");
        IReadOnlyList<Guid> held;
        using (var session = store.Read())
        {
            var conversation = await conversations.GetAsync(session, scope, id, cancellationToken);
            scope.Require(ConversationPermissions.Reply, conversation.Brand);
            held = await HeldOfAsync(session, scope.Workspace, id, MailText.Normal(address), cancellationToken);
        }

        await store.WriteAsync(
            scope,
            unit =>
            {
                ThreadPeople.Decide(unit, id, address, MailText.Line(name, 120), approved, scope.Actor.Id);
                if (approved)
                {
                    foreach (var message in held) conversations.Release(unit, message);
                }

                conversations.Line(unit, id, approved ? "mailPersonLetIn" : "mailPersonKeptOut", new { by = scope.Actor.Id });
            },
            cancellationToken);
    }

    /// <summary>Lets one held message in, and its author when the author was the reason.</summary>
    public async Task LetInAsync(Scope scope, Guid id, Guid message, CancellationToken cancellationToken)
    {
        Letter letter;
        using (var session = store.Read())
        {
            var conversation = await conversations.GetAsync(session, scope, id, cancellationToken);
            scope.Require(ConversationPermissions.Reply, conversation.Brand);
            var outgoing = await conversations.OutgoingAsync(session, scope.Workspace, message, cancellationToken);
            if (outgoing is not { Letter: { Held: not null } found, Message: { } row } || row.Conversation != id) throw new NotFoundRefusal();
            letter = found;
        }

        await store.WriteAsync(
            scope,
            unit =>
            {
                conversations.Release(unit, message);
                if (letter is { Held: "unapproved", From: { } from } && MailText.IsAddress(from.Address)) ThreadPeople.Decide(unit, id, from.Address, from.Name, true, scope.Actor.Id);
                conversations.Line(unit, id, "messageLetIn", new { message, by = scope.Actor.Id });
            },
            cancellationToken);
    }

    public async Task SpamAsync(Scope scope, Guid id, bool spam, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var conversation = await conversations.GetAsync(session, scope, id, cancellationToken);
            scope.Require(ConversationPermissions.Edit, conversation.Brand);
        }

        await store.WriteAsync(scope, unit => conversations.SetSpam(unit, id, spam), cancellationToken);
    }

    private static bool IsOwnPlus(string address, IReadOnlyDictionary<string, Guid> own)
    {
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 && own.ContainsKey(address[..plus] + address[address.LastIndexOf('@')..]);
    }

    private static async Task<Mailbox?> MailboxAsync(ReadSession session, ConversationRow conversation, CancellationToken cancellationToken)
    {
        var inbox = conversation.Channel == MailboxDesk.Channel
            ? conversation.Inbox
            : await session.FirstAsync(
                $"select mailbox from email_continuations where workspace = {conversation.Workspace} and inbox = {conversation.Inbox} and enabled = {true}", r => r.IdOrNull(0), cancellationToken) ?? Guid.Empty;
        return await MailboxDesk.FindAsync(session, conversation.Workspace, inbox, cancellationToken);
    }

    private static async Task<(IReadOnlyList<Letter> Letters, IReadOnlyList<Guid> Held)> LettersAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            select l.facts, l.message from conversations_messages m join conversations_letters l on l.workspace = m.workspace and l.message = m.id
            where m.workspace = {workspace} and m.conversation = {conversation} and m.author = {MessageAuthor.Customer} order by m.position desc limit {Looked}
            """,
            r => (Letter: JsonSerializer.Deserialize<Letter>(r.Text(0), HeedJson.Options)!, Message: r.Id(1)), cancellationToken);
        return ([.. rows.Select(r => r.Letter).Reverse()], [.. rows.Where(r => r.Letter.Held is not null).Select(r => r.Message)]);
    }

    private static async Task<IReadOnlyList<Guid>> HeldOfAsync(ReadSession session, WorkspaceId workspace, Guid conversation, string address, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            $"""
            select l.facts, l.message from conversations_messages m
            join conversations_letters l on l.workspace = m.workspace and l.message = m.id join email_letters e on e.workspace = m.workspace and e.message = m.id
            where m.workspace = {workspace} and m.conversation = {conversation} and m.note = {true} and e.sender = {address}
            """,
            r => (Letter: JsonSerializer.Deserialize<Letter>(r.Text(0), HeedJson.Options)!, Message: r.Id(1)), cancellationToken);
        // An address that nobody vouched for stays held: whoever is let in is not thereby proven to have written it.
        return [.. rows.Where(r => r.Letter.Held == "unapproved").Select(r => r.Message).Distinct()];
    }

    private static async Task<IReadOnlyList<string>> UndeliverableAsync(ReadSession session, WorkspaceId workspace, List<string> addresses, CancellationToken cancellationToken)
    {
        var bad = new List<string>();
        foreach (var address in addresses.Where(a => a.Length > 0).Distinct())
        {
            if (await session.NumberAsync($"select count(*) from email_undeliverable where workspace = {workspace} and address = {address}", cancellationToken) > 0) bad.Add(address);
        }

        return bad;
    }
}
