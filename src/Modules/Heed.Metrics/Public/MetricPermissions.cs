namespace Heed.Metrics.Public;

/// <summary>Permissions that figures ask for.</summary>
public static class MetricPermissions
{
    public const string Read = "reports.read";
}
