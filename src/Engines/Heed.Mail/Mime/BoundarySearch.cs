using System.Text;

namespace Heed.Mail;

/// <summary>Finds the boundary of a multipart that names none, or another one than it uses.</summary>
internal static class BoundarySearch
{
    private const int MaxLength = 200;

    /// <summary>What the first line of two hyphens says that is followed by a field of a part's header; null when there is none.</summary>
    public static byte[]? First(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (!bytes.StartsWith("--"u8))
            {
                var next = bytes.IndexOf("\n--"u8);
                if (next < 0) return null;
                bytes = bytes[(next + 1)..];
            }

            var end = bytes.IndexOf((byte)'\n');
            if (end < 0) return null;
            var line = bytes[2..end].TrimEnd(" \t\r"u8);
            bytes = bytes[(end + 1)..];
            if (line.Length is > 0 and <= MaxLength && bytes.Length > 8 && Ascii.EqualsIgnoreCase(bytes[..8], "Content-")) return line.ToArray();
        }

        return null;
    }
}
