namespace Heed.Mail;

/// <summary>Recognises what stands below the words of a mail: device lines, signatures, footers, notices. In doubt a line is the writer's.</summary>
internal static class Signatures
{
    /// <summary>Lines that are not blank below a signature mark, at most; more is a text with a mark in it.</summary>
    private const int MaxLines = 24;

    /// <summary>Whether a program or phone wrote the line ("Sent from my iPhone").</summary>
    internal static bool IsProgram(ReadOnlySpan<char> line)
    {
        if (line.Length is < 3 or > 200) return false;
        var words = line.Trim("-–—*_[]()【】~<> \u00a0");
        var link = words.IndexOfAny('<', '(', '[');
        if (link > 8 && words[link..].ContainsAny("/@")) words = words[..link].TrimEnd();
        if (words.Length is < 3 or > 120 || words.Contains('@')) return false;
        var device = Contains(words, ProgramWords.Devices);
        if (Starts(words, ProgramWords.SentFrom)) return device && Sentences(words) == 0 ? Spaces(words) <= 14 : Short(words);
        return device && words.Length <= 60 && Ends(words, ProgramWords.SentFromEnd) && Spaces(words) <= 8 && Sentences(words) == 0;
    }

    /// <summary>Whether a paragraph that begins so was appended by a scanner, a list or a lawyer.</summary>
    internal static bool IsFooter(ReadOnlySpan<char> line) => Starts(line.TrimStart("*_#> \u00a0["), ProgramWords.Footers);

    /// <summary>Whether a legal notice begins here: it and all below goes.</summary>
    internal static bool IsNotice(ReadOnlySpan<char> line) => line.Length > 12 && Starts(line.TrimStart("*_#|•\"“( \u00a0"), ProgramWords.Notices);

    /// <summary>Whether a line is no more than a greeting.</summary>
    internal static bool IsGreeting(ReadOnlySpan<char> line) => line.Length <= 60 && Spaces(line) <= 6 && Starts(line, ProgramWords.Greetings);

    /// <summary>
    /// Where the signature at the end of a range of lines begins; <paramref name="end"/> when there is none. O(lines of the range).
    /// </summary>
    internal static int Begin(string text, ReadOnlySpan<MailLine> lines, int start, int end)
    {
        var tail = new Tail();
        var found = end;
        for (var i = end - 1; i > start && tail.Lines <= MaxLines; i--)
        {
            var line = lines[i].Head(text);
            switch (lines[i].Kind)
            {
                case LineKind.Blank or LineKind.Program: continue;
                case LineKind.SignatureMark: found = i; continue;
                case LineKind.Ruler:
                    if (tail.LooksSigned) found = i;
                    continue;
                case LineKind.Text: break;
                default: return found;
            }
            if (IsNotice(line)) found = i;
            else if (tail.Contacts >= 2 && !tail.Prose && IsSignOff(line)) found = i;
            tail.Add(line);
        }
        return found;
    }

    private static bool IsSignOff(ReadOnlySpan<char> line)
    {
        var words = line.TrimEnd(",.!，。！、 ");
        if (words.Length > 40) return false;
        foreach (var closing in ProgramWords.SignOffs) if (words.Equals(closing, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>No more than five words after two of "sent from", and no sentence.</summary>
    private static bool Short(ReadOnlySpan<char> words) => words.Length <= 60 && Spaces(words) <= 7 && Sentences(words) == 0 && words[^1] is not ('.' or '?' or '!') && !words.Contains(',') && HasSentFromMy(words);

    private static bool HasSentFromMy(ReadOnlySpan<char> words)
    {
        foreach (var my in Owned) if (words.Contains(my, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static readonly string[] Owned = [" my ", " a ", " an ", " meinem ", " meiner ", " mon ", " ma ", " mi ", " meu ", " minha ", " mio ", " mia ", " mijn ", " min ", " mitt ", " mojego ", " mého ", " моего ", " мого ", "我的", "我"];

    private static int Sentences(ReadOnlySpan<char> words)
    {
        var count = words[^1] is '.' or '?' or '!' && Spaces(words) > 8 ? 1 : 0;
        for (var i = 1; i < words.Length - 1; i++)
            if (words[i] is '.' or '?' or '!' or '。' or ',' or '，' or ';' && words[i + 1] is ' ' or '\u00a0' && words[i - 1] is not ('.' or ' ')) count++;
        return count;
    }

    private static int Spaces(ReadOnlySpan<char> words) => words.Count(' ');

    private static bool Starts(ReadOnlySpan<char> line, string[] phrases)
    {
        foreach (var phrase in phrases)
            if (line.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) && (line.Length == phrase.Length || !char.IsLetter(phrase[^1]) || !IsWestern(line[phrase.Length]) || Marks.IsCjk(phrase[^1]) || phrase.Length > 12)) return true;
        return false;
    }

    private static bool IsWestern(char c) => char.IsLetter(c) && !Marks.IsCjk(c);

    private static bool Ends(ReadOnlySpan<char> line, string[] phrases)
    {
        foreach (var phrase in phrases) if (line.TrimEnd("。.!！").EndsWith(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private static bool Contains(ReadOnlySpan<char> line, string[] phrases)
    {
        foreach (var phrase in phrases) if (line.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    /// <summary>What the lines below a mark look like.</summary>
    private struct Tail
    {
        private int _prose;
        internal int Lines;
        internal int Contacts;

        /// <summary>A line that only a letter's body has.</summary>
        internal readonly bool Prose => _prose > 0;

        /// <summary>A ruler above such lines is a signature's: nothing below at all, or no prose and few lines, or lines of a mailing list.</summary>
        internal readonly bool LooksSigned => Lines == 0 || (_prose == 0 && Lines <= 12) || (Contacts >= 1 && _prose <= 1 && Lines <= 6);

        internal void Add(ReadOnlySpan<char> line)
        {
            if (line.IsEmpty) return;
            Lines++;
            if (IsNotice(line) || IsFooter(line)) { _prose = 0; Contacts++; return; }
            if (IsContact(line)) { Contacts++; return; }
            if (line.Length > 80 || line[0] is '#' or '`' || (line[^1] is '.' or '?' or '!' or ':' or '。' or '？' or '！' or '，' or ',' && (Spaces(line) > 3 || Marks.IsCjk(line[0])))) _prose++;
        }

        private static bool IsContact(ReadOnlySpan<char> line)
        {
            if (line.Length > 160) return false;
            if (line.Contains("://", StringComparison.Ordinal) || line.Contains("www.", StringComparison.OrdinalIgnoreCase)) return Spaces(line) <= 8;
            if (line.IndexOf('@') is > 0 and var at && at < line.Length - 1 && line[at - 1] != ' ') return Spaces(line) <= 8;
            var digits = 0;
            foreach (var c in line) if (char.IsAsciiDigit(c)) digits++;
            return digits >= 7 && digits * 4 >= line.Length;
        }
    }
}
