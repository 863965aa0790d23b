using Heed.Kernel;
using Heed.Modules.Tests.Customers;
using Heed.Surveys.Public;

namespace Heed.Modules.Tests.Surveys;

/// <summary>A canary in the words beside a rating.</summary>
public sealed class RatingPlant : ICanaryPlant
{
    public async Task PlantAsync(Company company, Guid customer, Canaries canaries)
    {
        var owner = company.Owner;
        var inbox = (await owner.PostAsync("inboxes", new { name = "Rated by " + customer, brandId = company.Brand, channel = "web" })).Expect(201).Id;
        var started = (await owner.PostAsync("conversations", new { inboxId = inbox, customerId = customer, text = "How was it?" })).Expect(201);
        var conversation = started.Body.TryGetProperty("conversation", out var inner) ? inner.GetProperty("id").GetGuid() : started.Id;
        var scope = new Scope(company.Workspace, Actor.Customer(customer)) { Customer = customer };
        await company.Host.Get<ISurveys>().RateAsync(scope, conversation, 2, canaries.Word(), TestContext.Current.CancellationToken);
    }
}
