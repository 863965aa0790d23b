using System.Globalization;
using System.Text.Json;
using Heed.Customers.Attributes;
using Heed.Customers.Companies;
using Heed.Customers.Merging;
using Heed.Customers.Notes;
using Heed.Customers.Profiles;
using Heed.Customers.Public;
using Heed.Customers.Tags;
using Heed.Kernel;
using Heed.Platform.Store;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Importing;

/// <summary>Rows of files become customers. Addresses become identities, so that the same file again finds what it made.</summary>
internal sealed class CustomerImport(ICustomerSearch search) : ICustomerImport
{
    /// <summary>Channel of ids from other systems.</summary>
    private const string External = "external";
    private const string TagColor = "#64748b";
    private const int MaxTags = 50;

    public async Task<IReadOnlyList<ImportLook>> LookAsync(ReadSession session, WorkspaceId workspace, IReadOnlyList<ImportedCustomer> rows, CancellationToken cancellationToken)
    {
        var definitions = await AttributeBook.LoadAsync(session, workspace, cancellationToken);
        var looks = new List<ImportLook>(rows.Count);
        foreach (var row in rows)
        {
            var errors = ImportRules.Check(definitions, row);
            looks.Add(new ImportLook(errors, errors.Count > 0 ? null : await FindAsync(session, workspace, row, cancellationToken)));
        }

        return looks;
    }

    public ImportOutcome Put(Unit unit, ImportedCustomer row, Guid? known, bool overwrite)
    {
        var addresses = AddressesOf(row);
        foreach (var (channel, address) in addresses)
        {
            known ??= unit.First($"select customer from customers_identities where workspace = {unit.Workspace} and channel = {channel} and address = {address}", r => (Guid?)r.Id(0));
        }

        var definitions = AttributeBook.Load(unit);
        var given = new CustomerFields(
            row.Name ?? row.Email ?? row.Phone ?? row.ExternalId!, row.Name is not null, row.Email, row.Phone, row.Language, row.Company is null ? null : CompanyOf(unit, row.Company),
            AttributeRules.Merge("{}", ImportRules.Typed(definitions, row.Attributes)), false, false, null);
        // Gone since it was looked up: it is new again.
        var customer = known is { } id ? unit.Db.Set<Customer>().FirstOrDefault(c => c.Workspace == unit.Workspace && c.Id == id) : null;
        var created = customer is null;
        var before = created ? null : CustomerMerging.FieldsOf(customer!);
        customer ??= new Customer { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Version = 0, Number = unit.NextNumber("customer"), Name = given.Name, Named = given.Named, CreatedAt = unit.Now };
        CustomerMerging.Set(customer, Joined(before ?? given, given, overwrite));
        var added = AddIdentities(unit, customer.Id, addresses) + AddTags(unit, customer.Id, row.Tags) + AddNote(unit, customer.Id, row.Note);
        if (!created && added == 0 && CustomerMerging.FieldsOf(customer) == before) return ImportOutcome.Unchanged;
        CustomerEditing.Bump(unit, customer, [.. unit.Query($"select address from customers_identities where workspace = {unit.Workspace} and customer = {customer.Id} order by id", r => r.Text(0))]);
        if (created) unit.Db.Add(customer);
        unit.Db.SaveChanges();
        return created ? ImportOutcome.Created : ImportOutcome.Updated;
    }

    public Task<IReadOnlyList<ExportedCustomer>> ExportAsync(ReadSession session, Scope scope, Guid? after, int limit, CancellationToken cancellationToken) =>
        CustomerRows.ReadAsync(session, scope, after, limit, External, cancellationToken);

    private async Task<Guid?> FindAsync(ReadSession session, WorkspaceId workspace, ImportedCustomer row, CancellationToken cancellationToken)
    {
        foreach (var (channel, address) in AddressesOf(row))
        {
            var owner = await session.FirstAsync($"select customer from customers_identities where workspace = {workspace} and channel = {channel} and address = {address}", r => (Guid?)r.Id(0), cancellationToken);
            if (owner is not null) return owner;
        }

        // An address in the profile alone is found by way of the search index.
        if (row.Email is { } email)
        {
            var found = await search.FindAsync(session, Scope.System(workspace), "\"" + email.Replace("\"", "", StringComparison.Ordinal) + "\"", null, 20, cancellationToken);
            if (found.FirstOrDefault(f => f.Customer.Email is { } theirs && Addresses.NormalEmail(theirs) == Addresses.NormalEmail(email)) is { } byEmail) return byEmail.Customer.Id;
        }

        if (row.Phone is not { } phone) return null;
        var digits = Addresses.NormalPhone(phone);
        var called = await search.FindAsync(session, Scope.System(workspace), digits.TrimStart('+'), null, 20, cancellationToken);
        return called.FirstOrDefault(f => f.Doc > 0 && f.Phone is { } theirs && Addresses.NormalPhone(theirs) == digits)?.Customer.Id;
    }

    private static List<(string Channel, string Address)> AddressesOf(ImportedCustomer row)
    {
        var addresses = new List<(string, string)>();
        if (row.ExternalId is { } id) addresses.Add((External, Addresses.Normal(External, id)));
        if (row.Email is { } email) addresses.Add((Addresses.Email, Addresses.NormalEmail(email)));
        if (row.Phone is { } phone) addresses.Add((Addresses.Phone, Addresses.NormalPhone(phone)));
        return addresses;
    }

    private static CustomerFields Joined(CustomerFields held, CustomerFields given, bool overwrite) => held with
    {
        Name = given.Named && (overwrite || !held.Named) ? given.Name : held.Name,
        Named = held.Named || given.Named,
        Email = Pick(held.Email, given.Email, overwrite),
        Phone = Pick(held.Phone, given.Phone, overwrite),
        Language = Pick(held.Language, given.Language, overwrite),
        CompanyId = overwrite ? given.CompanyId ?? held.CompanyId : held.CompanyId ?? given.CompanyId,
        Attributes = JoinedAttributes(held.Attributes, given.Attributes, overwrite),
    };

    private static string? Pick(string? held, string? given, bool overwrite) => overwrite ? given ?? held : held ?? given;

    private static string JoinedAttributes(string held, string given, bool overwrite)
    {
        var (old, values) = (JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(held)!, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(given)!);
        var news = values.Where(v => !old.TryGetValue(v.Key, out var here) || (overwrite && !JsonElement.DeepEquals(here, v.Value))).ToDictionary(v => v.Key, v => v.Value);
        return news.Count == 0 ? held : AttributeRules.Merge(held, news);
    }

    private static Guid CompanyOf(Unit unit, string name)
    {
        var known = unit.First($"select id from customers_companies where workspace = {unit.Workspace} and name = {name} order by id limit 1", r => (Guid?)r.Id(0));
        if (known is { } id) return id;
        var company = new Company { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = name, CreatedAt = unit.Now };
        unit.Db.Add(company);
        unit.Db.SaveChanges();
        unit.Append(new LedgerEvent("company.created", CompanyEndpoints.Kind, company.Id, company.Version));
        return company.Id;
    }

    private static int AddIdentities(Unit unit, Guid customer, IEnumerable<(string Channel, string Address)> addresses) => addresses.Sum(a => unit.Execute($"""
        insert into customers_identities (workspace, id, customer, channel, address, verified, created_at)
        values ({unit.Workspace}, {Ids.New(unit.Now)}, {customer}, {a.Channel}, {a.Address}, {false}, {unit.Now})
        on conflict (workspace, channel, address) do nothing
        """));

    private static int AddTags(Unit unit, Guid customer, IReadOnlyList<string> names)
    {
        var added = 0;
        foreach (var name in names.Take(MaxTags))
        {
            var tag = unit.First($"select id from customers_tags where workspace = {unit.Workspace} and name = {name}", r => (Guid?)r.Id(0));
            if (tag is null)
            {
                var made = new Tag { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Name = name, Color = TagColor, CreatedAt = unit.Now };
                unit.Db.Add(made);
                unit.Db.SaveChanges();
                unit.Append(new LedgerEvent("tag.created", TagEndpoints.Kind, made.Id, made.Version));
                tag = made.Id;
            }

            added += unit.Execute($"insert into customers_tagged (workspace, customer, tag) values ({unit.Workspace}, {customer}, {tag}) on conflict (workspace, customer, tag) do nothing");
        }

        return added;
    }

    /// <summary>The same file again adds no second note.</summary>
    private static int AddNote(Unit unit, Guid customer, string? text)
    {
        if (text is null || unit.Number($"select count(*) from customers_notes where workspace = {unit.Workspace} and customer = {customer} and text = {text}") > 0) return 0;
        unit.Db.Add(new Note { Workspace = unit.Workspace, Id = Ids.New(unit.Now), Customer = customer, Text = text, Author = unit.Actor.Id, CreatedAt = unit.Now });
        return 1;
    }
}
