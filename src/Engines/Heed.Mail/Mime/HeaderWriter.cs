using System.Buffers;
using System.Globalization;
using System.Text;

namespace Heed.Mail;

/// <summary>Writes header fields, folded (RFC 5322 section 2.2.3) so that no line is longer than 78 characters where that can be.</summary>
internal sealed class HeaderWriter(IBufferWriter<byte> target)
{
    private const int LineLength = 76;
    private const int ParameterPiece = 60;

    /// <summary>A value of ours, which needs no care.</summary>
    public void Plain(string name, string value) => Raw($"{name}: {value}\r\n");

    /// <summary>Free text, as encoded words where it is not plain ASCII.</summary>
    public void Text(string name, string value) => Folded(name, EncodedWordWriter.IsPlain(value) ? value.Split(' ') : EncodedWordWriter.Words(value));

    /// <summary>Addresses; nothing when there are none.</summary>
    public void Addresses(string name, IReadOnlyList<MailAddress> addresses)
    {
        if (addresses.Count == 0) return;
        var words = new List<string>();
        for (var i = 0; i < addresses.Count; i++)
        {
            words.AddRange(AddressFormat.Words(addresses[i]));
            if (i < addresses.Count - 1) words[^1] += ",";
        }

        Folded(name, words);
    }

    /// <summary>Message ids, with brackets whether they came with them or not; nothing when there are none.</summary>
    public void Ids(string name, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0) Folded(name, ids.Select(id => $"<{id.Trim().TrimStart('<').TrimEnd('>')}>"));
    }

    /// <summary>A value with parameters; those that are long or not ASCII in the way of RFC 2231, and names for old readers as encoded words too.</summary>
    public void Parameters(string name, string value, IReadOnlyList<(string Name, string Value)> parameters)
    {
        var words = new List<string> { value };
        foreach (var (key, text) in parameters)
        {
            foreach (var parameter in Parameter(key, text))
            {
                words[^1] += ";";
                words.AddRange(parameter);
            }
        }

        Folded(name, words);
    }

    /// <summary>One parameter or its pieces, each as the words between which it may be folded.</summary>
    private static IEnumerable<IReadOnlyList<string>> Parameter(string name, string value)
    {
        if (EncodedWordWriter.IsPlain(value) && value.Length <= ParameterPiece)
        {
            var isToken = !value.AsSpan().ContainsAny(" ()<>@,;:\\\"/[]?=");
            return [[isToken && value.Length > 0 ? $"{name}={value}" : $"{name}=\"{AddressFormat.Escaped(value)}\""]];
        }

        // Content-Type's name is read by old mailers, which know encoded words only; the file name of the disposition by all others.
        if (name != "name") return Extended(name, value).Select(IReadOnlyList<string> (piece) => [piece]);
        var words = EncodedWordWriter.Words(value);
        words[0] = $"{name}=\"{words[0]}";
        words[^1] += "\"";
        return [words];
    }

    private static List<string> Extended(string name, string value)
    {
        var pieces = new List<StringBuilder> { new("utf-8''") };
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            var encoded = new StringBuilder();
            foreach (var unit in utf8[..rune.EncodeToUtf8(utf8)])
            {
                if (unit < 0x80 && char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'.' or (byte)'-' or (byte)'_') encoded.Append((char)unit);
                else encoded.Append(CultureInfo.InvariantCulture, $"%{unit:X2}");
            }

            if (pieces[^1].Length + encoded.Length > ParameterPiece) pieces.Add(new());
            pieces[^1].Append(encoded);
        }

        if (pieces.Count == 1) return [$"{name}*={pieces[0]}"];
        return [.. pieces.Select((p, i) => string.Create(CultureInfo.InvariantCulture, $"{name}*{i}*={p}"))];
    }

    /// <summary>Words with a blank between, or the line end and blank of a fold.</summary>
    private void Folded(string name, IEnumerable<string> words)
    {
        var line = new StringBuilder(name).Append(':');
        var column = line.Length;
        foreach (var word in words)
        {
            // A line of blanks alone would end the header for some readers: empty words never begin one.
            if (column + 1 + word.Length > LineLength && column > name.Length + 1 && word.Length > 0)
            {
                line.Append("\r\n");
                column = 0;
            }

            line.Append(' ').Append(word);
            column += 1 + word.Length;
        }

        Raw(line.Append("\r\n").ToString());
    }

    private void Raw(string text) => Encoding.UTF8.GetBytes(text, target);
}
