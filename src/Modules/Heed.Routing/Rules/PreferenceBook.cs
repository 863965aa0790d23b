using System.Text.Json;
using Heed.Queueing.Matching;

namespace Heed.Routing.Rules;

/// <summary>Finds the agent whom a rule prefers for a customer.</summary>
internal sealed class PreferenceBook(IPeople people, TimeProvider time)
{
    /// <summary>The agent; null when there is none, or they are no active member any more.</summary>
    public async Task<Preference?> FindAsync(ReadSession session, ConversationRow conversation, RulePreference prefer, CancellationToken cancellationToken)
    {
        var person = prefer.Kind switch
        {
            RulePreferenceKind.Person => prefer.PersonId,
            RulePreferenceKind.LastAgent => await LastAsync(session, conversation, time.GetUtcNow().AddDays(-prefer.WithinDays), cancellationToken),
            _ => await OwnerAsync(session, conversation, prefer.Attribute, cancellationToken),
        };
        return person is not { } id || await people.ScopeOfAsync(conversation.Workspace, id, cancellationToken) is null ? null : Of(prefer, id);
    }

    /// <summary>What a rule's preference means for the person it came to.</summary>
    internal static Preference Of(RulePreference prefer, Guid person) => prefer.Kind switch
    {
        RulePreferenceKind.Owner => new Preference(person, PreferenceKind.Dedicated),
        RulePreferenceKind.LastAgent => new Preference(person, PreferenceKind.LastAgent, prefer.WaitSeconds),
        _ => new Preference(person, PreferenceKind.Preferred, prefer.WaitSeconds),
    };

    /// <summary>What stands in a field of a customer's attributes: an e-mail address or a name; null for nothing.</summary>
    internal static string? NameIn(string attributes, string field)
    {
        using var document = JsonDocument.Parse(attributes);
        return document.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String && value.GetString()?.Trim() is { Length: > 0 } name ? name : null;
    }

    private static Task<Guid?> LastAsync(ReadSession session, ConversationRow conversation, DateTimeOffset since, CancellationToken cancellationToken) => session.FirstAsync(
        $"""
        select m.author_id from conversations_conversations c
        join conversations_messages m on m.workspace = c.workspace and m.conversation = c.id and m.author = {MessageAuthor.Agent} and m.note = {false} and m.author_id is not null and m.at >= {since}
        where c.workspace = {conversation.Workspace} and c.customer = {conversation.Customer} and c.last_at >= {since}
        order by m.at desc limit 1
        """,
        r => r.IdOrNull(0), cancellationToken);

    /// <summary>The field holds an e-mail address or a name; several of that name are nobody.</summary>
    private static async Task<Guid?> OwnerAsync(ReadSession session, ConversationRow conversation, string? attribute, CancellationToken cancellationToken)
    {
        if (attribute is null) return null;
        var json = await session.FirstAsync(
            $"select attributes from customers_customers where workspace = {conversation.Workspace} and id = {conversation.Customer}", r => r.Text(0), cancellationToken);
        if (json is null || NameIn(json, attribute) is not { } name) return null;
        var found = await session.QueryAsync(
            $"""
            select p.id from accounts_members m join accounts_people p on p.id = m.person
            where m.workspace = {conversation.Workspace} and (lower(p.email) = {name.ToLowerInvariant()} or p.name = {name}) limit 2
            """,
            r => r.Id(0), cancellationToken);
        return found is [var only] ? only : null;
    }
}
