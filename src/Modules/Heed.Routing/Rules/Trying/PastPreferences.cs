using Heed.Queueing.Matching;

namespace Heed.Routing.Rules.Trying;

/// <summary>Whom the customers of the last days would have gone to, asked for all of them at once; as <see cref="PreferenceBook"/> and the desk do for one.</summary>
internal sealed class PastPreferences(IPeople people)
{
    // What is further back than the newest of these is not looked at.
    private const int MostRows = 200_000;

    /// <summary>What is preferred for a contact that met a rule, or none; null for nobody who is an active member.</summary>
    public async Task<Func<RoutingRule?, PastContact, Preference?>> ReadAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyList<PastContact> contacts, IEnumerable<RoutingRule> rules, CancellationToken cancellationToken)
    {
        if (contacts.Count == 0) return (_, _) => null;
        var asked = rules.Select(r => r.Then.Prefer).OfType<RulePreference>().ToList();
        var members = (await people.ScopesAsync(workspace, cancellationToken)).Select(s => s.Actor.Id!.Value).ToHashSet();
        var whose = (workspace, contacts[0].Id, contacts[^1].Id);
        var had = await AssigneesAsync(session, whose, cancellationToken);
        var days = asked.Where(p => p.Kind == RulePreferenceKind.LastAgent).Select(p => p.WithinDays).DefaultIfEmpty(0).Max();
        var answered = days > 0 ? await AnswersAsync(session, whose, contacts[0].At.AddDays(-days), cancellationToken) : Array.Empty<(Guid Customer, (Guid Agent, DateTimeOffset At) Last)>().ToLookup(r => r.Customer, r => r.Last);
        var owners = asked.Any(p => p.Kind == RulePreferenceKind.Owner) ? await OwnersAsync(session, whose, asked, cancellationToken) : [];
        return (rule, contact) =>
        {
            var prefer = rule?.Then.Prefer;
            var person = prefer?.Kind switch
            {
                RulePreferenceKind.Person => prefer.PersonId,
                RulePreferenceKind.LastAgent => Before(answered, contact, contact.At.AddDays(-prefer.WithinDays)),
                RulePreferenceKind.Owner => owners.TryGetValue((contact.Customer, prefer.Attribute!), out var owner) ? owner : (Guid?)null,
                _ => null,
            };
            if (person is { } chosen && members.Contains(chosen)) return PreferenceBook.Of(prefer!, chosen);
            // Without a wish of the rules the desk gives a customer to who served them last, if that agent is free at once.
            return Before(had, contact, DateTimeOffset.MinValue) is { } last && members.Contains(last) ? new Preference(last, PreferenceKind.LastAgent) : null;
        };
    }

    private static Guid? Before(ILookup<Guid, (Guid Agent, DateTimeOffset At)> known, PastContact contact, DateTimeOffset since)
    {
        (Guid Agent, DateTimeOffset At)? newest = null;
        foreach (var one in known[contact.Customer])
        {
            if (one.At < contact.At && one.At >= since && (newest is null || one.At > newest.Value.At)) newest = one;
        }

        return newest?.Agent;
    }

    private static async Task<ILookup<Guid, (Guid Agent, DateTimeOffset At)>> AssigneesAsync(ReadSession session, (WorkspaceId Workspace, Guid First, Guid Last) whose, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            $"""
            select c.customer, c.assignee, c.created_at from conversations_conversations c
            where c.workspace = {whose.Workspace} and c.assignee is not null and c.customer in
                (select p.customer from conversations_conversations p where p.workspace = {whose.Workspace} and p.id >= {whose.First} and p.id <= {whose.Last})
            order by c.created_at desc limit {MostRows}
            """,
            r => (Customer: r.Id(0), Agent: r.Id(1), At: r.Time(2)), cancellationToken)).ToLookup(r => r.Customer, r => (r.Agent, r.At));

    // Of every conversation the last answer of each agent: one that went on while the customer came anew in another is not seen.
    private static async Task<ILookup<Guid, (Guid Agent, DateTimeOffset At)>> AnswersAsync(
        ReadSession session, (WorkspaceId Workspace, Guid First, Guid Last) whose, DateTimeOffset since, CancellationToken cancellationToken) =>
        (await session.QueryAsync(
            $"""
            select c.customer, m.author_id, max(m.at) from conversations_conversations c
            join conversations_messages m on m.workspace = c.workspace and m.conversation = c.id and m.author = {MessageAuthor.Agent} and m.note = {false} and m.author_id is not null and m.at >= {since}
            where c.workspace = {whose.Workspace} and c.last_at >= {since} and c.customer in
                (select p.customer from conversations_conversations p where p.workspace = {whose.Workspace} and p.id >= {whose.First} and p.id <= {whose.Last})
            group by c.customer, c.id, m.author_id order by max(m.at) desc limit {MostRows}
            """,
            r => (Customer: r.Id(0), Agent: r.Id(1), At: r.Time(2)), cancellationToken)).ToLookup(r => r.Customer, r => (r.Agent, r.At));

    private static async Task<Dictionary<(Guid Customer, string Field), Guid>> OwnersAsync(
        ReadSession session, (WorkspaceId Workspace, Guid First, Guid Last) whose, IReadOnlyList<RulePreference> asked, CancellationToken cancellationToken)
    {
        var fields = asked.Where(p => p.Kind == RulePreferenceKind.Owner && p.Attribute is not null).Select(p => p.Attribute!).Distinct().ToList();
        var staff = await session.QueryAsync(
            $"select p.id, p.email, p.name from accounts_members m join accounts_people p on p.id = m.person where m.workspace = {whose.Workspace}",
            r => (Id: r.Id(0), Email: r.Text(1), Name: r.Text(2)), cancellationToken);
        var customers = await session.QueryAsync(
            $"""
            select id, attributes from customers_customers where workspace = {whose.Workspace} and id in
                (select p.customer from conversations_conversations p where p.workspace = {whose.Workspace} and p.id >= {whose.First} and p.id <= {whose.Last})
            """,
            r => (Id: r.Id(0), Attributes: r.Text(1)), cancellationToken);
        var owners = new Dictionary<(Guid, string), Guid>();
        foreach (var (customer, attributes) in customers)
        {
            foreach (var field in fields)
            {
                // Several of a name are nobody.
                if (PreferenceBook.NameIn(attributes, field) is { } name && staff.Where(s => s.Name == name || s.Email.Equals(name, StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var only]) owners[(customer, field)] = only.Id;
            }
        }

        return owners;
    }
}
