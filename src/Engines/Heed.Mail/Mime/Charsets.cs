using System.Text;

namespace Heed.Mail;

internal static class Charsets
{
    public static string Decode(ReadOnlySpan<byte> bytes, string? name, out string? fault)
    {
        _ = name;
        fault = null;
        return Encoding.UTF8.GetString(bytes);
    }
}
