using System.Runtime.InteropServices;

namespace Heed.Platform.Blobs;

/// <summary>A new directory entry is durable only when the directory itself is flushed (fsync(2)); .NET opens no directories.</summary>
internal static partial class FolderSync
{
    private const int ReadOnlyDirectory = 0x10000;

    /// <exception cref="IOException">The directory could not be flushed.</exception>
    internal static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux()) return;
        var handle = Open(folder, ReadOnlyDirectory);
        if (handle < 0) throw new IOException($"The folder '{folder}' cannot be opened to flush it (errno {Marshal.GetLastPInvokeError()}).");
        var failed = Fsync(handle) != 0;
        var errno = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (failed) throw new IOException($"The folder '{folder}' cannot be flushed (errno {errno}).");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
