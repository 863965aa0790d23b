using System.Text;

namespace Heed.Calendars.Importing;

/// <summary>TEXT values (RFC 5545 section 3.3.11).</summary>
internal static class ICalText
{
    // Written out by the usual Chinese calendars: "春节（班）", "国庆节补班", "补上班".
    private static readonly string[] WorkedMarks = ["补班", "補班", "上班", "（班）", "(班)", "[班]", "【班】"];

    /// <summary>A name for people: unescaped, on one line, without control characters, cut to length without splitting a character.</summary>
    public static string Name(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length && text.Length <= CalendarDefinition.MaxNameLength; i++)
        {
            var c = value[i];
            if (c == '\\' && i + 1 < value.Length) c = value[++i] is 'n' or 'N' ? ' ' : value[i];
            text.Append(char.IsControl(c) ? ' ' : c);
        }

        var length = Math.Min(text.Length, CalendarDefinition.MaxNameLength);
        if (length > 0 && length < text.Length && char.IsHighSurrogate(text[length - 1])) length--;
        return text.ToString(0, length).Trim();
    }

    /// <summary>Whether a name says that the day is worked though it is a weekend.</summary>
    public static bool SaysWorked(string name) => WorkedMarks.Any(mark => name.Contains(mark, StringComparison.Ordinal));
}
