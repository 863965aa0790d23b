namespace Heed.Mail;

/// <summary>
/// Reads recipients and what is said of each out of a report's words to people, for the servers that write no delivery status, or an
/// empty one. An address counts most where it begins a line; then where the line speaks of a recipient.
/// </summary>
internal sealed class ReportText
{
    private const int MaxRecipients = 200;

    private static readonly string[] Speaks =
        ["rcpt", "recipient", "deliver", "to:", "to <", " to ", "undeliverable", "user", "failed", "mailbox", "address", "reject", "for ", "收件人", "投递", "宛", "an ", "destinat", "получател", "... "];

    private static readonly string[] SpeaksOfSender = ["mail from", "from:", "sender", "envelope-from", "reply-to", "return", "contact", "postmaster <", "please contact", "send mail to", "assistance", "message-id", "a message from", "message from <"];

    private readonly List<(string Address, int Line, int Start, int End, bool Strong)> _found = [];
    private readonly string[] _lines;
    private readonly HashSet<string> _ours;

    private ReportText(string text, HashSet<string> ours)
    {
        _lines = text.Split('\n');
        _ours = ours;
        for (var i = 0; i < _lines.Length && _found.Count < MaxRecipients; i++) Look(i);
    }

    /// <summary>The recipients with what is said of each, in order; empty when the text names none.</summary>
    /// <param name="text">What the report says to people.</param>
    /// <param name="ours">Addresses that are not recipients: sender and receiver of the report.</param>
    internal static List<(string Address, string Said)> Read(string text, HashSet<string> ours)
    {
        var read = new ReportText(text, ours);
        var strong = read._found.Exists(f => f.Strong);
        var chosen = read._found.Where(f => f.Strong || !strong).ToList();
        return [.. chosen.Select(f => f.Address).Distinct(StringComparer.OrdinalIgnoreCase).Select(address => (address, read.Said(address, chosen)))];
    }

    /// <summary>What is said of an address the report names elsewhere.</summary>
    internal static string SaidOf(string text, string address)
    {
        var read = new ReportText(text, []);
        var mine = read._found.Where(f => f.Address.Equals(address, StringComparison.OrdinalIgnoreCase)).ToList();
        return mine.Count == 0 ? "" : read.Said(address, read._found);
    }

    private void Look(int i)
    {
        var line = _lines[i].AsSpan();
        if (line.Length > 2000) line = line[..2000];
        if (!line.Contains('@')) return;
        var ofSender = Any(line, SpeaksOfSender);
        foreach (var (address, start, end) in AddressFinder.In(line))
        {
            if (IsNobody(address)) continue;
            var before = line[..start].Trim(" \t<\"'*->•·([:");
            var after = line[end..].TrimStart(" \t>\"')]");
            var strong = before.IsEmpty && (after.IsEmpty || after[0] is ':' or '.' || after.StartsWith("on ") || after.StartsWith("Error") || line[..start].Contains('<') || after.StartsWith("<mailto:") || after.StartsWith("(") || after[0] is ';' or ',');
            if (!strong && (ofSender || !Any(line, Speaks))) continue;
            _found.Add((address, i, start, end, strong));
        }
    }

    private bool IsNobody(string address)
    {
        if (_ours.Contains(address)) return true;
        var local = address.AsSpan(0, address.LastIndexOf('@'));
        return local.Equals("postmaster", StringComparison.OrdinalIgnoreCase) || local.StartsWith("mailer-daemon", StringComparison.OrdinalIgnoreCase) || local.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The lines from each mention of an address to the next of another; where that says nothing, those below the list of addresses.</summary>
    private string Said(string address, List<(string Address, int Line, int Start, int End, bool Strong)> among)
    {
        var said = new System.Text.StringBuilder();
        for (var k = 0; k < among.Count; k++)
        {
            if (!among[k].Address.Equals(address, StringComparison.OrdinalIgnoreCase)) continue;
            var (line, end) = (among[k].Line, among[k].End);
            // In a transcript the remote server's line stands above the one that names the address.
            if (!among[k].Strong && line > 0 && _lines[line - 1].AsSpan().TrimStart().StartsWith("<<<")) said.Append(_lines[line - 1].AsSpan().TrimStart(" <"));
            said.Append(' ').Append(_lines[line].AsSpan(Math.Min(among[k].Strong ? end : 0, _lines[line].Length)));
            var next = k + 1;
            while (next < among.Count && (among[next].Line == line || among[next].Address.Equals(address, StringComparison.OrdinalIgnoreCase))) next++;
            var limit = next < among.Count ? among[next].Line : _lines.Length;
            var wordless = Wordless(line + 1, limit) && _lines[line].AsSpan(Math.Min(end, _lines[line].Length)).Trim(">: \t").Length < 8;
            // Several addresses above one explanation share it.
            if (wordless && limit < _lines.Length) limit = Math.Min(_lines.Length, line + 40);
            // A line of a transcript that begins with a reply code stands alone: the next is about another address.
            if (!among[k].Strong && _lines[line].AsSpan().TrimStart() is [>= '4' and <= '5', >= '0' and <= '9', >= '0' and <= '9', ' ', ..]) limit = line + 1;
            for (var j = line + 1; j < limit && said.Length < 4000; j++)
            {
                // Below the paragraph with the server's answer stand advertisements and advice.
                if (string.IsNullOrWhiteSpace(_lines[j]) && BounceCodes.Find(said.ToString()) is not ("", "")) break;
                said.Append(' ').Append(_lines[j]);
            }
        }
        return said.ToString();
    }

    private bool Wordless(int from, int to)
    {
        for (var i = from; i < to; i++) if (_lines[i].AsSpan().Trim().Length > 0) return false;
        return true;
    }

    private static bool Any(ReadOnlySpan<char> line, string[] phrases)
    {
        foreach (var phrase in phrases) if (line.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
