using System.Globalization;

namespace Heed.Demo.Letters;

/// <summary>A step of a thread by mail, as in <c>Texts/mails.txt</c>: a line <c>@kind thread minutes-ago [person]</c>, and the text below it.</summary>
internal sealed record LetterTurn(string Kind, string Thread, int MinutesAgo, string Person, string Text)
{
    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<LetterTurn> Load()
    {
        var turns = new List<LetterTurn>();
        string[]? head = null;
        var text = new List<string>();
        foreach (var line in DemoTexts.AllLines("mails.txt").Append("@"))
        {
            if (!line.StartsWith('@'))
            {
                text.Add(line);
                continue;
            }

            if (head is not null) turns.Add(new LetterTurn(head[0][1..], head[1], int.Parse(head[2], CultureInfo.InvariantCulture), head.Length > 3 ? head[3] : "", string.Join('\n', text).TrimEnd()));
            head = line.Length > 1 ? line.Split(' ') : null;
            text.Clear();
        }

        return turns;
    }
}
