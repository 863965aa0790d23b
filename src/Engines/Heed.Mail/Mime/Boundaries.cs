namespace Heed.Mail;

/// <summary>The boundaries of the multiparts that are open, outermost first. A message is read in one pass against all of them.</summary>
internal sealed class Boundaries
{
    private readonly List<byte[]> _open = [];

    /// <summary>Bit n is set when an open boundary has n bytes (modulo 64): most lines that begin with two hyphens are told apart by it.</summary>
    private ulong _lengths;

    public int Count => _open.Count;

    public void Push(byte[] boundary)
    {
        _open.Add(boundary);
        _lengths |= 1UL << boundary.Length;
    }

    public void Pop()
    {
        _open.RemoveAt(_open.Count - 1);
        _lengths = 0;
        foreach (var boundary in _open) _lengths |= 1UL << boundary.Length;
    }

    /// <summary>The innermost boundary that a line without its line end is; false when it is none.</summary>
    public bool Match(ReadOnlySpan<byte> line, out int level, out bool closes)
    {
        level = -1;
        closes = false;
        if (_open.Count == 0 || !line.StartsWith("--"u8)) return false;
        line = line[2..].TrimEnd(" \t\r"u8);
        var ended = line.EndsWith("--"u8);
        if (!Has(line.Length) && !(ended && Has(line.Length - 2))) return false;
        for (level = _open.Count - 1; level >= 0; level--)
        {
            if (line.SequenceEqual(_open[level])) return true;
            if (!ended || !line[..^2].SequenceEqual(_open[level])) continue;
            closes = true;
            return true;
        }

        return false;
    }

    private bool Has(int length) => (_lengths & 1UL << length) != 0;
}
