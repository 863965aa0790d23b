namespace Heed.Metrics.Public;

/// <summary>Permissions that figures ask for.</summary>
public static class MetricPermissions
{
    public const string Read = "reports.read";

    /// <summary>Sets targets, and shares reports.</summary>
    public const string Manage = "reports.manage";
}
