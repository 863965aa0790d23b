using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Heed.Platform.Store.Upkeep;

/// <summary>
/// How much of SQLite's write-ahead log has not reached the database file, read from the shared index beside it
/// (sqlite.org/walformat.html §2.1: page size at 14, mxFrame at 16, nBackfill at 96, in the machine's byte order).
/// </summary>
internal static class WalIndex
{
    internal static long PendingBytes(string store)
    {
        var path = store + "-shm";
        if (!File.Exists(path)) return 0;
        Span<byte> head = stackalloc byte[100];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) return 0;
        long pageSize = MemoryMarshal.Read<ushort>(head[14..]);
        if (pageSize == 1) pageSize = 65_536;
        return pageSize * Math.Max(0L, (long)MemoryMarshal.Read<uint>(head[16..]) - MemoryMarshal.Read<uint>(head[96..]));
    }
}
