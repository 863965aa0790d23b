using System.Globalization;

namespace Heed.Platform.Store.Schema;

/// <summary>
/// An embedded store has one process. The operating system holds the lock and drops it when the process dies, however it
/// dies, so nothing is left behind.
/// </summary>
public sealed class FolderLock : IDisposable
{
    private const string FileName = "heed.lock";
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the folder, making it when it is not there.</summary>
    /// <exception cref="FolderInUseException">Another process has it.</exception>
    public static FolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 64, FileOptions.None);
        }
        catch (IOException error) when (error is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            throw new FolderInUseException(Path.GetFullPath(folder), Owner(path));
        }

        file.SetLength(0);
        file.Write(System.Text.Encoding.ASCII.GetBytes("process " + Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
        file.Flush();
        return new FolderLock(file);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static string Owner(string path)
    {
        // Sharing everything takes no lock, so the owner's note can be read.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        var owner = reader.ReadToEnd();
        return owner.Length > 0 ? owner : "just starting";
    }
}
