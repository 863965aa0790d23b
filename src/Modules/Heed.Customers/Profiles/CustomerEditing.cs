using System.Text.Json;
using Heed.Customers.Attributes;
using Heed.Customers.Companies;
using Heed.Customers.Search;
using Heed.Customers.Tags;
using Heed.Kernel;
using Heed.Platform.Store;
using Heed.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Heed.Customers.Profiles;

/// <summary>Creates and changes customers on behalf of people.</summary>
internal sealed class CustomerEditing(IStore store)
{
    private const int MaxTags = 50;

    public async Task<Guid> CreateAsync(Scope scope, NewCustomer given, CancellationToken cancellationToken)
    {
        var values = given.Attributes ?? new Dictionary<string, JsonElement>();
        using (var session = store.Read())
        {
            var definitions = await AttributeBook.LoadAsync(session, scope.Workspace, cancellationToken);
            var errors = AttributeRules.Check(definitions, values);
            errors.AddRange(AttributeRules.Missing(definitions, values));
            await CheckAsync(session, scope.Workspace, given.Name, given.Email, given.Phone, given.Language, given.CompanyId, given.TagIds, errors, cancellationToken);
        }

        return await store.WriteAsync(scope, unit => Create(unit, scope, given, values), cancellationToken);
    }

    public async Task ChangeAsync(Scope scope, Guid id, CustomerChanges changes, long? expected, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            var known = await CustomerAccess.CustomerAsync(session, scope, id, cancellationToken, CustomerAccess.Write);
            var definitions = await AttributeBook.LoadAsync(session, scope.Workspace, cancellationToken);
            var errors = changes.Attributes.Value is { } values ? AttributeRules.Check(definitions, values) : [];
            await CheckAsync(
                session, scope.Workspace, changes.Name.IsSet ? changes.Name.Value : known.Name, changes.Email.Value, changes.Phone.Value,
                changes.Language.Value, changes.CompanyId.Value, changes.TagIds.Value, errors, cancellationToken);
        }

        await store.WriteAsync(scope, unit => Change(unit, id, changes, expected), cancellationToken);
    }

    private static Guid Create(Unit unit, Scope scope, NewCustomer given, IReadOnlyDictionary<string, JsonElement> values)
    {
        var customer = new Customer
        {
            Workspace = unit.Workspace,
            Id = Ids.New(unit.Now),
            Version = 1,
            Number = unit.NextNumber("customer"),
            Name = given.Name.Trim(),
            Named = true,
            Email = Empty(given.Email),
            Phone = Empty(given.Phone),
            Language = Empty(given.Language),
            CompanyId = given.CompanyId,
            Attributes = AttributeRules.Merge("{}", values),
            CreatedAt = unit.Now,
        };
        customer.Search = SearchText.Of(customer.Name, customer.Email, customer.Phone, []);
        CustomerTerms.Add(unit, customer.Id, customer.Name, customer.Email, customer.Phone, []);
        unit.Db.Add(customer);
        foreach (var tag in (given.TagIds ?? []).Distinct()) unit.Db.Add(new TaggedCustomer { Workspace = unit.Workspace, Customer = customer.Id, Tag = tag });
        // Whoever is limited to brands must see what they have made.
        foreach (var brand in CustomerAccess.Brands(scope, CustomerAccess.Write) ?? [])
        {
            unit.Db.Add(new CustomerBrand { Workspace = unit.Workspace, Customer = customer.Id, Brand = brand });
        }

        unit.Append(CustomerEvents.Created(customer.Id));
        return customer.Id;
    }

    private static void Change(Unit unit, Guid id, CustomerChanges changes, long? expected)
    {
        var customer = CustomerAccess.Tracked(unit, id);
        Versions.Require(expected, customer.Version);
        if (changes.Name.IsSet)
        {
            customer.Name = changes.Name.Value!.Trim();
            customer.Named = true;
        }

        if (changes.Email.IsSet) customer.Email = Empty(changes.Email.Value);
        if (changes.Phone.IsSet) customer.Phone = Empty(changes.Phone.Value);
        if (changes.Language.IsSet) customer.Language = Empty(changes.Language.Value);
        if (changes.CompanyId.IsSet) customer.CompanyId = changes.CompanyId.Value;
        if (changes.Attributes.Value is { } values) customer.Attributes = AttributeRules.Merge(customer.Attributes, values);
        if (changes.TagIds.IsSet) SetTags(unit, id, changes.TagIds.Value ?? []);
        Bump(unit, customer);
    }

    /// <summary>A new version of the customer, told to all who may see it.</summary>
    internal static void Bump(Unit unit, Customer customer, IEnumerable<string>? addresses = null)
    {
        addresses ??= unit.Query(
            $"select address from customers_identities where workspace = {unit.Workspace} and customer = {customer.Id} order by id", r => r.Text(0));
        var all = addresses.ToList();
        customer.Search = SearchText.Of(customer.Name, customer.Email, customer.Phone, all);
        CustomerTerms.Put(unit, customer.Id, customer.Name, customer.Email, customer.Phone, all);
        customer.Version++;
        unit.Append(CustomerEvents.Changed(customer.Id, customer.Version));
    }

    private static void SetTags(Unit unit, Guid customer, IReadOnlyList<Guid> wanted)
    {
        var held = unit.Db.Set<TaggedCustomer>().Where(t => t.Workspace == unit.Workspace && t.Customer == customer).ToList();
        unit.Db.RemoveRange(held.Where(t => !wanted.Contains(t.Tag)));
        unit.Db.AddRange(wanted.Distinct().Where(w => held.TrueForAll(h => h.Tag != w))
            .Select(w => new TaggedCustomer { Workspace = unit.Workspace, Customer = customer, Tag = w }));
    }

    private static async Task CheckAsync(
        ReadSession session, WorkspaceId workspace, string? name, string? email, string? phone, string? language,
        Guid? company, IReadOnlyList<Guid>? tags, List<FieldError> attributeErrors, CancellationToken cancellationToken)
    {
        var check = new Validate()
            .Text(name, "name", Customer.MaxName)
            .That(string.IsNullOrWhiteSpace(email) || Addresses.IsEmail(email.Trim()), "email", "notEmail", "This must be an e-mail address.")
            .That(string.IsNullOrWhiteSpace(phone) || Addresses.IsPhone(phone.Trim()), "phone", "notPhone", "This must be a phone number.")
            .Text(language, "language", Customer.MaxLanguage, required: false);
        if (company is { } c)
        {
            var found = await session.Db.Set<Company>().AnyAsync(x => x.Workspace == workspace && x.Id == c, cancellationToken);
            check.That(found, "companyId", "unknown", "There is no such company.");
        }

        if (tags is { Count: > 0 })
        {
            var wanted = tags.Distinct().Take(MaxTags + 1).ToList();
            check.That(wanted.Count <= MaxTags, "tagIds", "tooMany", $"At most {MaxTags} tags.");
            var found = await session.Db.Set<Tag>().CountAsync(t => t.Workspace == workspace && wanted.Contains(t.Id), cancellationToken);
            check.That(found == wanted.Count, "tagIds", "unknown", "One of the tags does not exist.");
        }

        foreach (var error in attributeErrors) check.That(false, error.Field, error.Code, error.Message);
        check.Done();
    }

    private static string? Empty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
