using Heed.Kernel;

namespace Heed.Platform.Search;

/// <summary>
/// Terms as the index holds them: numbers of 32 bits made from workspace, kind and term. A workspace's terms stand apart
/// from all others', so nobody's search grows slow by a neighbour; and no word of a person stands in the index. Two terms
/// may share a number: a hit is one only when its text says so.
/// </summary>
public static class TermCodes
{
    /// <summary>
    /// The code of a term. <paramref name="bucket"/> sets apart stretches of documents where the engine cannot walk from
    /// the newest to the oldest by itself; 0 where it can.
    /// </summary>
    public static int Of(WorkspaceId workspace, SearchKind kind, long bucket, string term)
    {
        ArgumentNullException.ThrowIfNull(term);
        // FNV-1a over 64 bits, then the finisher of MurmurHash3, which spreads what FNV leaves in the low bits.
        var hash = Mix(Mix(Mix(14695981039346656037UL, (ulong)workspace.Value), (ulong)kind), (ulong)bucket);
        foreach (var c in term) hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 33;
        hash *= 0xff51afd7ed558ccdUL;
        hash ^= hash >> 33;
        hash *= 0xc4ceb9fe1a85ec53UL;
        hash ^= hash >> 33;
        return (int)hash;
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        for (var i = 0; i < 64; i += 16) hash = (hash ^ ((value >> i) & 0xFFFF)) * 1099511628211UL;
        return hash;
    }
}
