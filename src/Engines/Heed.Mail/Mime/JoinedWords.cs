using System.Text;

namespace Heed.Mail;

/// <summary>Neighbouring encoded words of one charset: their bytes are put together before they are decoded, because many mailers split characters.</summary>
internal sealed class JoinedWords(StringBuilder text)
{
    private readonly List<byte> _bytes = [];
    private readonly StringBuilder _base64 = new();
    private string _charset = "";

    public void Add(string charset, bool isBase64, ReadOnlySpan<char> word)
    {
        if (!charset.Equals(_charset, StringComparison.OrdinalIgnoreCase)) Flush();
        _charset = charset;
        if (!isBase64)
        {
            TakeBase64();
            AddQuoted(word);
            return;
        }

        foreach (var c in word)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=') _base64.Append(c);
        }

        // A group of four may be split over two words as well: only a whole number of groups is decoded by itself.
        if (_base64.Length % 4 == 0 || word.Contains('=')) TakeBase64();
    }

    public void Flush()
    {
        TakeBase64();
        if (_bytes.Count > 0) text.Append(Charsets.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes), _charset, out _));
        _bytes.Clear();
    }

    private void TakeBase64()
    {
        if (_base64.Length == 0) return;
        _bytes.AddRange(Base64Reader.Decode(Encoding.ASCII.GetBytes(_base64.ToString()), out _).Span);
        _base64.Clear();
    }

    private void AddQuoted(ReadOnlySpan<char> word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c == '_') _bytes.Add((byte)' ');
            else if (c == '=' && i + 2 < word.Length && char.IsAsciiHexDigit(word[i + 1]) && char.IsAsciiHexDigit(word[i + 2]))
            {
                _bytes.Add((byte)(HexDigit(word[i + 1]) << 4 | HexDigit(word[i + 2])));
                i += 2;
            }
            else if (c < 0x80) _bytes.Add((byte)c);
            else AddDecoded(word, ref i);
        }
    }

    /// <summary>Letters that stand unencoded inside a word were decoded with the header already.</summary>
    private void AddDecoded(ReadOnlySpan<char> word, ref int i)
    {
        var from = i;
        while (i < word.Length && word[i] >= 0x80) i++;
        if (_bytes.Count > 0) text.Append(Charsets.Decode(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes), _charset, out _));
        _bytes.Clear();
        text.Append(word[from..i]);
        i--;
    }

    private static int HexDigit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
