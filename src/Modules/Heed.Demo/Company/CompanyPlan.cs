using System.Text.Json;

namespace Heed.Demo.Company;

/// <summary>The sample company as <c>Texts/company.json</c> describes it. Things refer to each other by key.</summary>
internal sealed record CompanyPlan(
    WorkspacePlan Workspace, IReadOnlyList<BrandPlan> Brands, IReadOnlyList<PersonPlan> People, IReadOnlyList<TeamPlan> Teams, JsonElement Calendar,
    IReadOnlyList<InboxPlan> Inboxes, IReadOnlyList<MarkPlan> Labels, IReadOnlyList<CannedPlan> Canned, IReadOnlyList<StatusPlan> Statuses, IReadOnlyList<MarkPlan> Tags,
    IReadOnlyList<AttributePlan> Attributes, IReadOnlyList<CustomerCompanyPlan> Companies, IReadOnlyList<ShopCustomerPlan> ShopCustomers)
{
    public static CompanyPlan Load() => DemoTexts.Json<CompanyPlan>("company.json");
}

internal sealed record WorkspacePlan(string Name, string Language, string TimeZone);

internal sealed record BrandPlan(string Key, string Name, string Color);

internal sealed record PersonPlan(string Key, string Role, string Name, string Email, string Language, IReadOnlyList<string>? Brands);

internal sealed record TeamPlan(string Key, string Name, string? Brand, IReadOnlyList<string> Members);

internal sealed record InboxPlan(
    string Key, string Name, string Brand, string Team, string Title, string Color, JsonElement Greeting, JsonElement Away, IReadOnlyList<FieldPlan> PreChat, JsonElement? Privacy);

internal sealed record FieldPlan(string Key, bool Required);

internal sealed record MarkPlan(string Key, string Name, string Color);

/// <summary>A canned reply for everybody.</summary>
internal sealed record CannedPlan(string Shortcut, string Title, JsonElement Text);

internal sealed record StatusPlan(string Key, JsonElement Name, string Category);

internal sealed record AttributePlan(string Key, string Name, string Type, IReadOnlyList<string>? Choices = null);

internal sealed record CustomerCompanyPlan(string Key, string Name, string? Domain, string? Note);

/// <summary>Somebody as whom one signs in at the demo shop, with an order of theirs.</summary>
/// <param name="Id">As the demo shop's own server knows them.</param>
/// <param name="Price">In minor units.</param>
internal sealed record ShopCustomerPlan(string Id, string Name, string Email, string Language, string City, string Order, string Product, string Model, long Price, string Currency, string Tracking);
