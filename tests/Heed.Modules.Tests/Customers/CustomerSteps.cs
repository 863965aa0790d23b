using System.Text.Json;
using Heed.Customers.Public;
using Heed.Kernel;
using Heed.Platform.Store;

namespace Heed.Modules.Tests.Customers;

/// <summary>What tests of customers do again and again.</summary>
internal static class CustomerSteps
{
    public static ICustomers Customers(this Company company) => company.Host.Get<ICustomers>();

    /// <summary>Writes as a channel does: a unit of Heed's own in the company's workspace.</summary>
    public static Task<T> WriteAsync<T>(this Company company, Func<Unit, T> apply) =>
        company.Host.Get<IStore>().WriteAsync(Scope.System(company.Workspace), apply, CancellationToken.None);

    public static Task WriteAsync(this Company company, Action<ICustomers, Unit> apply) =>
        company.Host.Get<IStore>().WriteAsync(Scope.System(company.Workspace), unit => apply(company.Customers(), unit), CancellationToken.None);

    /// <summary>A customer who came through a channel into a brand.</summary>
    public static Task<Guid> ArriveAsync(this Company company, string address, Guid? brand = null, string? name = null, string? email = null) =>
        company.WriteAsync(unit => company.Customers().EnsureIdentity(unit, "web", address, false, name, email, null, null, brand ?? company.Brand, out _));

    /// <summary>A customer made by hand.</summary>
    public static async Task<Guid> CustomerAsync(this Company company, object customer) => (await company.Owner.PostAsync("customers", customer)).Expect(201).Id;

    public static async Task<Answer> CustomerAsync(this Api api, Guid id) => (await api.GetAsync($"customers/{id}")).Expect(200);

    /// <summary>All items of a list, read page by page.</summary>
    public static async Task<List<JsonElement>> AllAsync(this Api api, string path, int limit)
    {
        var items = new List<JsonElement>();
        string? after = null;
        do
        {
            var mark = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = (await api.GetAsync($"{path}{mark}limit={limit}{(after is null ? "" : "&after=" + after)}")).Expect(200);
            Assert.True(page.Items.Count <= limit);
            items.AddRange(page.Items);
            after = page["next"].GetString();
        }
        while (after is not null);
        return items;
    }

    public static async Task<List<string?>> NamesAsync(this Api api, string path) => [.. (await api.AllAsync(path, 100)).Select(c => c.GetProperty("name").GetString())];
}
