using System.Globalization;
using System.Text;

namespace Heed.Mail;

/// <summary>A parameter in pieces, with charset and percent signs (RFC 2231): <c>name*0*=utf-8''%E4…; name*1=…</c>.</summary>
internal sealed class ExtendedParameter
{
    private readonly SortedDictionary<int, (bool Encoded, string Value)> _pieces = [];

    /// <param name="suffix">What followed the first star of the name: empty, <c>0</c>, <c>0*</c>.</param>
    /// <param name="value">The piece as written.</param>
    public void Add(ReadOnlySpan<char> suffix, string value)
    {
        var encoded = suffix.Length == 0 || suffix[^1] == '*';
        var digits = suffix.TrimEnd('*');
        var number = digits.Length == 0 ? 0 : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : _pieces.Count;
        _pieces.TryAdd(number, (encoded, value));
    }

    public string Decode()
    {
        string? charset = null;
        var bytes = new List<byte>();
        var plain = new StringBuilder();
        var first = true;
        var anyEncoded = false;
        foreach (var (encoded, piece) in _pieces.Values)
        {
            var value = piece;
            if (encoded && first && value.IndexOf('\'', StringComparison.Ordinal) is var one and >= 0 && value.IndexOf('\'', one + 1) is var two and > 0)
            {
                charset = value[..one];
                value = value[(two + 1)..];
            }

            first = false;
            anyEncoded |= encoded;
            plain.Append(value);
            bytes.AddRange(encoded ? PercentDecode(Encoding.UTF8.GetBytes(value)) : Encoding.UTF8.GetBytes(value));
        }

        // Pieces without percent signs and charset may hold an encoded word that was cut into lines.
        if (!anyEncoded) return plain.ToString();
        return Charsets.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes), string.IsNullOrEmpty(charset) ? null : charset, out _);
    }

    /// <summary>The bytes that percent signs stand for; a percent sign that encodes nothing stands for itself.</summary>
    public static byte[] PercentDecode(ReadOnlySpan<byte> value)
    {
        var bytes = new byte[value.Length];
        var written = 0;
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%' && i + 2 < value.Length && byte.TryParse(value.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var decoded))
            {
                bytes[written++] = decoded;
                i += 2;
            }
            else
            {
                bytes[written++] = value[i];
            }
        }

        return bytes[..written];
    }
}
