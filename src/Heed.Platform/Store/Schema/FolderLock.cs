using System.Globalization;

namespace Heed.Platform.Store.Schema;

/// <summary>
/// An embedded store has one process. The operating system holds the lock and drops it when the process dies, however it
/// dies, so nothing is left behind.
/// </summary>
public sealed class FolderLock : IDisposable
{
    // Nobody can open a locked file, so who locked it stands in another.
    private const string LockName = "heed.lock", OwnerName = "heed.pid";
    private readonly FileStream _lock;
    private readonly string _owner;

    private FolderLock(FileStream file, string owner) => (_lock, _owner) = (file, owner);

    /// <summary>Takes the folder, making it when it is not there.</summary>
    /// <exception cref="FolderInUseException">Another process has it.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, LockName);
        var owner = Path.Combine(folder, OwnerName);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new FolderInUseException(Path.GetFullPath(folder), File.Exists(owner) ? File.ReadAllText(owner) : "just starting");
        }

        File.WriteAllText(owner, string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}"));
        return new FolderLock(file, owner);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_lock.CanRead) return;
        File.Delete(_owner);
        _lock.Dispose();
    }
}
