using Heed.Channels.Email.Mailboxes;

namespace Heed.Channels.Email.Intake;

/// <summary>Who takes part in a thread: its customer, and those whom an agent has let in (TRUST 24, 25).</summary>
internal static class ThreadPeople
{
    public static async Task<bool> TakesPartAsync(ReadSession session, ConversationRow conversation, string address, CancellationToken cancellationToken)
    {
        if (address.Length == 0) return false;
        if (await IsCustomerAsync(session, conversation, address, cancellationToken)) return true;
        return await session.NumberAsync(
            $"""
            select count(*) from email_people
            where workspace = {conversation.Workspace} and conversation = {conversation.Id} and address = {address} and approved = {true}
            """,
            cancellationToken) > 0;
    }

    /// <summary>Those who were let in, in the order they came.</summary>
    public static Task<List<Correspondent>> ApprovedAsync(ReadSession session, WorkspaceId workspace, Guid conversation, CancellationToken cancellationToken) => session.QueryAsync(
        $"select name, address from email_people where workspace = {workspace} and conversation = {conversation} and approved = {true} order by at, address",
        r => new Correspondent(r.Text(0), r.Text(1)), cancellationToken);

    /// <summary>Decides about an address, inside the unit.</summary>
    public static void Decide(Unit unit, Guid conversation, string address, string name, bool approved, Guid? by) => unit.Execute($"""
        insert into email_people (workspace, conversation, address, name, approved, decided_by, at)
        values ({unit.Workspace}, {conversation}, {MailText.Normal(address)}, {name}, {approved}, {by}, {unit.Now})
        on conflict (workspace, conversation, address) do update set approved = excluded.approved, decided_by = excluded.decided_by, at = excluded.at
        """);

    /// <summary>Whether the address is known to be the customer's of the conversation.</summary>
    public static async Task<bool> IsCustomerAsync(ReadSession session, ConversationRow conversation, string address, CancellationToken cancellationToken) =>
        await session.NumberAsync(
            $"""
            select count(*) from customers_identities
            where workspace = {conversation.Workspace} and channel = {"email"} and address = {address} and customer = {conversation.Customer}
            """,
            cancellationToken) > 0
        // A chat's customer has said its address without ever having written from there.
        || await session.NumberAsync(
            $"select count(*) from customers_customers where workspace = {conversation.Workspace} and id = {conversation.Customer} and lower(email) = {address}", cancellationToken) > 0;
}
