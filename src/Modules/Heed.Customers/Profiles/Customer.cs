using Heed.Kernel;

namespace Heed.Customers.Profiles;

/// <summary>A person or account that is served; identities hang on it.</summary>
internal sealed class Customer
{
    public const int MaxName = 200;
    public const int MaxEmail = 254;
    public const int MaxPhone = 40;
    public const int MaxLanguage = 35;

    public WorkspaceId Workspace { get; init; }

    public Guid Id { get; init; }

    public long Version { get; set; }

    /// <summary>Short number, from the workspace's counter.</summary>
    public long Number { get; init; }

    public required string Name { get; set; }

    /// <summary>False while the name is made up, so that the customer's own name may replace it.</summary>
    public bool Named { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Language { get; set; }

    public Guid? CompanyId { get; set; }

    /// <summary>Values by key, as a JSON object.</summary>
    public string Attributes { get; set; } = "{}";

    public bool Verified { get; set; }

    public bool Blocked { get; set; }

    /// <summary>What a search looks through: see <see cref="SearchText"/>.</summary>
    public string Search { get; set; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; set; }
}
