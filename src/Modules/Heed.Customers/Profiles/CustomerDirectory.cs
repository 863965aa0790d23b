using System.Text.Json;
using Heed.Customers.Attributes;
using Heed.Customers.Public;
using Heed.Customers.Search;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Profiles;

/// <summary>Customers as higher modules find, make and change them.</summary>
internal sealed class CustomerDirectory(IWorkspaces workspaces) : ICustomers
{
    private static readonly string[] DoNotCall = ["doNotCall", "do_not_call"];

    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    public Task<Guid?> FindByIdentityAsync(ReadSession session, WorkspaceId workspace, string channel, string address, CancellationToken cancellationToken) =>
        session.FirstAsync(
            $"""
            select customer from customers_identities
            where workspace = {workspace} and channel = {channel} and address = {Addresses.Normal(channel, address)}
            """,
            r => (Guid?)r.Id(0),
            cancellationToken);

    public async Task<CustomerRow?> FindAsync(ReadSession session, WorkspaceId workspace, Guid customer, CancellationToken cancellationToken) =>
        (await NamesAsync(session, workspace, [customer], cancellationToken)).GetValueOrDefault(customer);

    public async Task<CustomerRow> GetAsync(ReadSession session, Scope scope, Guid customer, CancellationToken cancellationToken) =>
        RowOf(await CustomerAccess.CustomerAsync(session, scope, customer, cancellationToken));

    public async Task<IReadOnlyDictionary<Guid, CustomerRow>> NamesAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        var names = new Dictionary<Guid, CustomerRow>(ids.Count);
        foreach (var chunk in ids.Distinct().Chunk(500))
        {
            var rows = await session.QueryAsync(
                $"select id, number, name, verified, language, email, blocked from customers_customers where workspace = {workspace} and id in {chunk}",
                r => new CustomerRow(r.Id(0), r.Long(1), r.Text(2), Initials.Of(r.Text(2)), r.Bool(3), r.TextOrNull(4), r.TextOrNull(5), r.Bool(6)),
                cancellationToken);
            foreach (var row in rows) names[row.Id] = row;
        }

        return names;
    }

    public bool MayBeRung(Unit unit, Guid customer)
    {
        var (attributes, blocked) = unit.First($"select attributes, blocked from customers_customers where workspace = {unit.Workspace} and id = {customer}", r => (r.Text(0), r.Bool(1)));
        if (blocked || attributes is null) return false;
        using var json = JsonDocument.Parse(attributes);
        return !DoNotCall.Any(key => json.RootElement.TryGetProperty(key, out var value)
            && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text && !text.Equals("false", StringComparison.OrdinalIgnoreCase) && !text.Equals("no", StringComparison.OrdinalIgnoreCase))));
    }

    public Guid EnsureIdentity(
        Unit unit, string channel, string address, bool verified, string? name, string? email, string? phone, string? language,
        Guid brand, out bool created)
    {
        if (Owner(unit, channel, address) is { } known)
        {
            created = false;
            if (verified) MarkVerified(unit, known, channel, address);
            Touch(unit, known, brand);
            return known;
        }

        created = true;
        var id = Ids.New(unit.Now);
        var given = CustomerName.Clean(name);
        var contact = new CustomerState(
            given ?? VisitorNames.For(id, workspaces.Find(unit)?.Language), given is not null, CleanEmail(email), CleanPhone(phone), CleanLanguage(language), verified, "{}");
        var search = SearchText.Of(contact.Name, contact.Email, contact.Phone, [Addresses.Normal(channel, address)]);
        unit.Execute($"""
            insert into customers_customers
                (workspace, id, version, number, name, named, email, phone, language, company_id, attributes, verified, blocked, search, created_at, last_seen_at)
            values ({unit.Workspace}, {id}, 1, {unit.NextNumber("customer")}, {contact.Name}, {contact.Named}, {contact.Email}, {contact.Phone},
                {contact.Language}, null, {contact.Attributes}, {verified}, {false}, {search}, {unit.Now}, {unit.Now})
            """);
        CustomerTerms.Add(unit, id, contact.Name, contact.Email, contact.Phone, [Addresses.Normal(channel, address)]);
        AddIdentity(unit, id, channel, address, verified);
        unit.Execute($"insert into customers_brands (workspace, customer, brand) values ({unit.Workspace}, {id}, {brand})");
        unit.Append(CustomerEvents.Created(id));
        return id;
    }

    public void Seen(Unit unit, Guid customer)
    {
        var due = unit.Now - SeenEvery;
        var changed = unit.Execute($"""
            update customers_customers set last_seen_at = {unit.Now}
            where workspace = {unit.Workspace} and id = {customer} and (last_seen_at is null or last_seen_at < {due})
            """);
        // The version stays: an agent's edit must not become stale because the customer is about.
        if (changed == 1) unit.Append(CustomerEvents.Seen(customer, CustomerState.Version(unit, customer)));
    }

    public void Touch(Unit unit, Guid customer, Guid brand)
    {
        var added = unit.Execute($"""
            insert into customers_brands (workspace, customer, brand) values ({unit.Workspace}, {customer}, {brand})
            on conflict (workspace, customer, brand) do nothing
            """);
        if (added == 1) unit.Append(CustomerEvents.InBrand(customer, CustomerState.Version(unit, customer), brand));
    }

    public void Introduce(Unit unit, Guid customer, string? name, string? email, string? phone, string? language)
    {
        if (CustomerState.Read(unit, customer) is not { } known) return;
        var given = known.Named ? null : CustomerName.Clean(name);
        var next = known with
        {
            Name = given ?? known.Name,
            Named = known.Named || given is not null,
            Email = known.Email ?? CleanEmail(email),
            Phone = known.Phone ?? CleanPhone(phone),
            Language = known.Language ?? CleanLanguage(language),
        };
        if (next != known) next.Write(unit, customer);
    }

    public IReadOnlyList<FieldError> SetAttributes(Unit unit, Guid customer, IReadOnlyDictionary<string, JsonElement> values)
    {
        if (values.Count == 0) return [];
        var errors = AttributeRules.Check(AttributeBook.Load(unit), values);
        if (errors.Count > 0 || CustomerState.Read(unit, customer) is not { } known) return errors;
        var next = known with { Attributes = AttributeRules.Merge(known.Attributes, values) };
        if (next != known) next.Write(unit, customer);
        return [];
    }

    public async Task<IReadOnlyList<FieldError>> CheckAttributesAsync(
        ReadSession session, WorkspaceId workspace, IReadOnlyDictionary<string, JsonElement> values, CancellationToken cancellationToken) =>
        values.Count == 0 ? [] : AttributeRules.Check(await AttributeBook.LoadAsync(session, workspace, cancellationToken), values);

    public async Task<IReadOnlyList<AttributeRow>> AttributesAsync(ReadSession session, WorkspaceId workspace, CancellationToken cancellationToken) =>
        [.. (await AttributeBook.LoadAsync(session, workspace, cancellationToken)).OrderBy(a => a.Place).ThenBy(a => a.Id)
            .Select(a => new AttributeRow(a.Key, a.Name, JsonNamingPolicy.CamelCase.ConvertName(a.Kind.ToString()), a.Required, a.ChoiceList()))];

    public Guid Verify(Unit unit, Guid customer, string channel, string address, string? name, string? email)
    {
        if (Owner(unit, channel, address) is not { } owner)
        {
            AddIdentity(unit, customer, channel, address, verified: true);
            owner = customer;
        }
        else if (owner != customer)
        {
            return owner;
        }

        unit.Execute($"""
            update customers_identities set verified = {true}
            where workspace = {unit.Workspace} and channel = {channel} and address = {Addresses.Normal(channel, address)}
            """);
        if (CustomerState.Read(unit, customer) is not { } known) return owner;
        var given = CustomerName.Clean(name);
        var next = known with { Name = given ?? known.Name, Named = known.Named || given is not null, Email = CleanEmail(email) ?? known.Email, Verified = true };
        next.Write(unit, customer);
        return owner;
    }

    internal static CustomerRow RowOf(Customer c) => new(c.Id, c.Number, c.Name, Initials.Of(c.Name), c.Verified, c.Language, c.Email, c.Blocked);

    private static Guid? Owner(Unit unit, string channel, string address) => unit.First(
        $"""
        select customer from customers_identities
        where workspace = {unit.Workspace} and channel = {channel} and address = {Addresses.Normal(channel, address)}
        """,
        r => (Guid?)r.Id(0));

    private static void AddIdentity(Unit unit, Guid customer, string channel, string address, bool verified) => unit.Execute($"""
        insert into customers_identities (workspace, id, customer, channel, address, verified, created_at)
        values ({unit.Workspace}, {Ids.New(unit.Now)}, {customer}, {channel}, {Addresses.Normal(channel, address)}, {verified}, {unit.Now})
        """);

    private static void MarkVerified(Unit unit, Guid customer, string channel, string address)
    {
        var changed = unit.Execute($"""
            update customers_identities set verified = {true}
            where workspace = {unit.Workspace} and channel = {channel} and address = {Addresses.Normal(channel, address)} and verified = {false}
            """);
        if (changed == 1 && CustomerState.Read(unit, customer) is { } known) (known with { Verified = true }).Write(unit, customer);
    }

    // What a channel hands over is data from outside: what is no address is dropped, not refused, so that the message still arrives.
    private static string? CleanEmail(string? email) => email is not null && Addresses.IsEmail(email.Trim()) ? email.Trim() : null;

    private static string? CleanPhone(string? phone) => phone is not null && Addresses.IsPhone(phone.Trim()) ? phone.Trim() : null;

    private static string? CleanLanguage(string? language) => CustomerName.Clean(language, Customer.MaxLanguage);
}
