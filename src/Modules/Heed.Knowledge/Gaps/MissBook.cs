namespace Heed.Knowledge.Gaps;

/// <summary>Writes down questions that were not answered.</summary>
internal static class MissBook
{
    internal const string Event = "knowledgeMiss.created";

    /// <summary>Keeps one; grouping comes after. Words that hold no letter or digit are no question.</summary>
    public static void Add(Unit unit, MissedQuestion question)
    {
        var text = Clean(question.Text);
        if (!text.Any(char.IsLetterOrDigit)) return;
        var miss = new Miss
        {
            Workspace = unit.Workspace,
            Id = Ids.New(unit.Now),
            Text = text,
            Brand = question.Brand,
            Language = question.Language is { } tag && Entries.Languages.IsTag(tag) ? tag : null,
            Why = question.Why,
            Conversation = question.Conversation,
            Customer = question.Customer,
            Entry = question.Entry,
            At = unit.Now,
        };
        unit.Db.Set<Miss>().Add(miss);
        unit.Append(new LedgerEvent(Event, "knowledgeMiss", miss.Id));
    }

    /// <summary>One line of bounded length.</summary>
    private static string Clean(string text)
    {
        var line = string.Join(' ', text[..Math.Min(text.Length, 4 * Miss.MaxText)].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        line = new string([.. line.Where(c => !char.IsControl(c))]);
        if (line.Length <= Miss.MaxText) return line;
        return line[..(char.IsHighSurrogate(line[Miss.MaxText - 1]) ? Miss.MaxText - 1 : Miss.MaxText)];
    }
}
