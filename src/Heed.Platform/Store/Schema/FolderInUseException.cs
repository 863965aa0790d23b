namespace Heed.Platform.Store.Schema;

/// <summary>Another Heed process serves from the same data folder.</summary>
public sealed class FolderInUseException(string folder, string owner)
    : Exception($"The data folder '{folder}' is in use by another Heed process ({owner}). Stop that one first, or give this one its own folder with --data.")
{
    /// <summary>Exit code of the process.</summary>
    public const int ExitCode = 4;
}
