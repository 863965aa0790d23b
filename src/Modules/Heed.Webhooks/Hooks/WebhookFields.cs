using System.Text.Json;
using Heed.Accounts.Public;
using Heed.Platform.Outbound;
using Heed.Platform.Web;

namespace Heed.Webhooks.Hooks;

/// <summary>What a person sets of a webhook, checked.</summary>
internal sealed record WebhookFields(string Name, string Description, string Url, IReadOnlyList<string>? Events, IReadOnlyList<Guid>? BrandIds)
{
    /// <exception cref="InvalidRefusal">Something is wrong.</exception>
    public void Check(OutboundHttp outbound)
    {
        new Validate().Text(Name, "name", Webhook.MaxName).Text(Description, "description", Webhook.MaxDescription, required: false, multiline: true)
            .That(Events is not { Count: 0 }, "events", "noEvent", "Choose at least one event, or all.")
            .That(Events is null || Events.Count <= EventTypes.All.Count, "events", "tooMany", "An event stands here twice.")
            .That(Events is null || Events.All(EventTypes.Has), "events", "unknownEvent", "There is no such event. GET /webhooks/events lists them.")
            .That(BrandIds is not { Count: 0 } and not { Count: > 200 }, "brandIds", "noBrand", "Choose at least one brand, or all.")
            .Done();
        if (outbound.Check(Url) is { } code) throw new InvalidRefusal("url", code, code switch
        {
            "httpsOnly" => "The address must begin with https://.",
            "privateTarget" => "This address is not on the public Internet. The operator can allow it with HEED__Outbound__Allow.",
            _ => "This is no address of the form https://example.com/path, at most 2,000 characters, without user and password.",
        });
    }

    /// <summary>Puts the fields into the row; brands must be there.</summary>
    public void Fill(Unit unit, IBrands brands, Webhook webhook)
    {
        if (BrandIds?.Any(b => brands.Find(unit, b) is null) == true) throw new InvalidRefusal("brandIds", "unknown", "There is no such brand.");
        webhook.Name = Name.Trim();
        webhook.Description = Description.Trim();
        webhook.Url = Url;
        webhook.Events = Events is null ? null : JsonSerializer.Serialize(EventTypes.All.Select(e => e.Name).Where(Events.Contains));
        webhook.Brands = BrandIds is null ? null : JsonSerializer.Serialize(BrandIds.Distinct().Order());
    }
}
