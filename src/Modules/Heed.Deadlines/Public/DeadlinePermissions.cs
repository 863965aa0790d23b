namespace Heed.Deadlines.Public;

/// <summary>Permissions of this module.</summary>
public static class DeadlinePermissions
{
    public const string Manage = "deadlines.manage";
}
