namespace Heed.Channels.Web.Identity;

/// <summary>Who a customer is, as the site's owner has signed it.</summary>
/// <param name="Subject">The owner's own id of the customer, exactly as signed.</param>
internal sealed record ProvenIdentity(string Subject, string? Name, string? Email)
{
    /// <summary>Channel of such identities.</summary>
    public const string Channel = "webUser";

    /// <summary>The identity's address. Within a brand: another merchant of the workspace signs for its own customers only.</summary>
    public string AddressIn(Guid brand) => $"{Subject}/{brand:N}";
}
