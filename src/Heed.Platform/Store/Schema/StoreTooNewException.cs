namespace Heed.Platform.Store.Schema;

/// <summary>A newer Heed has already changed the store; this one would not understand it.</summary>
public sealed class StoreTooNewException(string migration)
    : Exception($"The store was made by a newer Heed (it holds '{migration}', which this version does not know). Start the newer version, or restore a backup taken before the upgrade. Nothing was changed.")
{
    /// <summary>Exit code of the process.</summary>
    public const int ExitCode = 3;
}
