using Heed.Customers.Search;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Customers.Profiles;

/// <summary>The changing part of a customer inside a unit, read and written by hand: this is on a message's way.</summary>
internal sealed record CustomerState(string Name, bool Named, string? Email, string? Phone, string? Language, bool Verified, string Attributes)
{
    public static CustomerState? Read(Unit unit, Guid customer) => unit.First(
        $"""
        select name, named, email, phone, language, verified, attributes from customers_customers
        where workspace = {unit.Workspace} and id = {customer}
        """,
        r => new CustomerState(r.Text(0), r.Bool(1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4), r.Bool(5), r.Text(6)));

    /// <summary>Writes the state as a new version and tells it; what is searched follows.</summary>
    public void Write(Unit unit, Guid customer)
    {
        var addresses = unit.Query(
            $"select address from customers_identities where workspace = {unit.Workspace} and customer = {customer} order by id", r => r.Text(0));
        unit.Execute($"""
            update customers_customers set name = {Name}, named = {Named}, email = {Email}, phone = {Phone}, language = {Language},
                verified = {Verified}, attributes = {Attributes}, search = {SearchText.Of(Name, Email, Phone, addresses)}, version = version + 1
            where workspace = {unit.Workspace} and id = {customer}
            """);
        CustomerTerms.Put(unit, customer, Name, Email, Phone, addresses);
        unit.Append(CustomerEvents.Changed(customer, Version(unit, customer)));
    }

    public static long Version(Unit unit, Guid customer) =>
        unit.Number($"select version from customers_customers where workspace = {unit.Workspace} and id = {customer}");
}
