using Heed.Modules.Tests.Customers;

namespace Heed.Modules.Tests.ApiChannel;

/// <summary>A canary in the other system's id of a customer.</summary>
public sealed class ContactPlant : ICanaryPlant
{
    public async Task PlantAsync(Company company, Guid customer, Canaries canaries)
    {
        var (inbox, _) = await company.ApiInboxAsync("Plant of " + customer);
        var word = canaries.Word();
        await company.Host.Get<Heed.Platform.Store.IStore>().WriteAsync(
            Heed.Kernel.Scope.System(company.Workspace),
            unit => unit.Execute($"insert into api_contacts (workspace, inbox, id, customer, created_at) values ({unit.Workspace}, {inbox}, {word}, {customer}, {unit.Now})"),
            TestContext.Current.CancellationToken);
    }
}
