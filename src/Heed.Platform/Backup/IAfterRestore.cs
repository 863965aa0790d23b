namespace Heed.Platform.Backup;

/// <summary>Work after a restore: indexes that are built from rows, and promises that an old backup would break.</summary>
public interface IAfterRestore
{
    /// <summary>Runs once, before the store serves.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
