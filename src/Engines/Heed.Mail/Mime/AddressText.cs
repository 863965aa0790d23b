using System.Text;

namespace Heed.Mail;

/// <summary>Makes a name and an address of the words between two separators.</summary>
internal static class AddressText
{
    private const int MaxAddress = 1000;
    private const string MarksOfName = " \t<>[]\",;\uFF1C\uFF1E";
    private static readonly char[] MarksOfAddress = [.. " \t'`<>(){},;\u2018\u2019\u201C\u201D\uFF1C\uFF1E"];

    /// <summary>"Name &lt;address&gt;". Null for empty brackets without a name.</summary>
    public static MailAddress? OfAngle(string phrase, string angle, string comment)
    {
        var address = Address(angle);
        var name = Name(phrase);

        // "<=?utf-8?B?…?=>": even the address was encoded. "Name <a@b" in brackets of a second pair: take the words apart again.
        if (address.Contains("=?", StringComparison.Ordinal)) address = Address(EncodedWords.Decode(angle));
        if (!address.Contains('@', StringComparison.Ordinal) && name.Contains('@', StringComparison.Ordinal) && OfBare(phrase, "") is { IsComplete: true } bare)
        {
            return bare with { Name = bare.Name.Length == 0 ? EncodedWords.Decode(angle) : bare.Name };
        }

        if (name.Length == 0 && comment.Length > 0) name = Name(comment);
        return address.Length == 0 && name.Length == 0 ? null : new MailAddress(name, address);
    }

    /// <summary>Words without brackets: an address, a name with an address behind or before it, or only a name. Null for nothing.</summary>
    public static MailAddress? OfBare(string phrase, string comment)
    {
        if (phrase.Length == 0) return null;
        var at = phrase.LastIndexOf('@');
        if (at < 0) return OfUser(phrase) ?? new MailAddress(Name(phrase), "");

        // "a b @ c" of old mailers is an address with blanks around the sign; "Ann Example a@b" a name before an address.
        if (phrase.IndexOf(" .", at, StringComparison.Ordinal) > 0) phrase = phrase[..at] + string.Join('.', phrase[at..].Split('.', StringSplitOptions.TrimEntries));
        if (phrase.AsSpan(0, at).TrimEnd().Length < at || at + 1 < phrase.Length && phrase[at + 1] == ' ') phrase = CloseUp(phrase, ref at);
        if (phrase.StartsWith('"')) return new MailAddress(Name(comment), Address(phrase));
        var from = phrase.AsSpan(0, at).LastIndexOfAny(" \t<[(\"") + 1;
        var isLiteral = at + 1 < phrase.Length && phrase[at + 1] == '[';
        var length = phrase.AsSpan(at).IndexOfAny(isLiteral ? " \t>)\"" : " \t>])\"");
        var to = length < 0 ? phrase.Length : at + length;
        var name = Name($"{phrase.AsSpan(0, from).Trim(MarksOfName)} {phrase.AsSpan(to).Trim(MarksOfName)}");
        var address = Address(phrase[from..to]);
        if (name.Length == 0) name = Name(comment);
        return new MailAddress(name, address);
    }

    /// <summary>A word that came without an at sign: the name of a local user, or only a name.</summary>
    public static MailAddress OfWord(string word) =>
        word.Length <= 64 && !word.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+=!#$%&*/") ? new MailAddress("", word) : new MailAddress(word, "");

    /// <summary>"MAILER-DAEMON (Mail Delivery System)": a local user with a name of old.</summary>
    private static MailAddress? OfUser(string phrase)
    {
        var open = phrase.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || !phrase.EndsWith(')') || phrase.AsSpan(0, open).Trim().Contains(' ')) return null;
        var user = OfWord(phrase[..open].Trim());
        return user.Address.Length == 0 ? null : user with { Name = Name(phrase[(open + 1)..^1]) };
    }

    private static string Name(string phrase)
    {
        var name = EncodedWords.Decode(phrase).Trim();

        // Encoded quotes are quotes all the same, and Outlook puts names that are addresses between single ones.
        while (name.Length >= 2 && (name[0] == '"' && name[^1] == '"' || name[0] == '\'' && name[^1] == '\'' || name[0] == '\u2018' && name[^1] == '\u2019')) name = name[1..^1].Trim();
        if (name.Contains('\\', StringComparison.Ordinal)) name = name.Replace("\\\"", "\"", StringComparison.Ordinal);
        if (name.Contains("  ", StringComparison.Ordinal)) name = string.Join(' ', name.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return name.AsSpan().ContainsAnyExcept("<>\"',; ") ? name : "";
    }

    private static string CloseUp(string phrase, ref int at)
    {
        var closed = string.Concat(phrase.AsSpan(0, at).TrimEnd(), "@", phrase.AsSpan(at + 1).TrimStart());
        at = closed.LastIndexOf('@');
        return closed;
    }

    private static string Address(string written)
    {
        var address = EncodedWords.Clean(WithoutComments(written)).Trim(MarksOfAddress);
        if (!address.Contains("@[", StringComparison.Ordinal)) address = address.Trim('[', ']');
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)) address = address[7..];

        // "@relay.example:a@b" is the route that mail once took.
        if (address.StartsWith('@') && address.IndexOf(':', StringComparison.Ordinal) is var colon and > 0) address = address[(colon + 1)..];
        var at = address.LastIndexOf('@');
        if (at < 0) return address.Length > MaxAddress ? "" : address.Replace(" ", "", StringComparison.Ordinal);
        var local = address[..at].Trim();
        if (!local.StartsWith('"')) local = local.Replace(" ", "", StringComparison.Ordinal).Trim('"');
        var domain = address[(at + 1)..].Replace(" ", "", StringComparison.Ordinal);
        return local.Length + domain.Length > MaxAddress ? "" : $"{local}@{domain}";
    }

    /// <summary>Leaves out what stands in parentheses, nested or not; of a quoted local part nothing.</summary>
    private static string WithoutComments(string written)
    {
        if (!written.Contains('(', StringComparison.Ordinal) || !written.Contains(')', StringComparison.Ordinal) || written.StartsWith('"')) return written;
        var kept = new StringBuilder(written.Length);
        var depth = 0;
        foreach (var c in written)
        {
            if (c == '(') depth++;
            if (depth == 0) kept.Append(c);
            if (c == ')' && depth > 0) depth--;
        }

        return kept.ToString();
    }
}
