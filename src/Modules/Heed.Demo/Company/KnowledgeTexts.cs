using System.Globalization;
using System.Text;

namespace Heed.Demo.Company;

/// <summary>
/// The company's knowledge as it is written in <c>knowledge.txt</c>: <c>==</c> categories, <c>#</c> an entry (category, brand,
/// audience, uses a month, share solved), <c>?</c> its question, <c>~</c> other wordings, text, <c>=</c> cases of it, <c>---</c>
/// before the English half; <c>!</c> what nothing answers, <c>&gt;</c> how often a week.
/// </summary>
internal sealed record KnowledgeTexts(IReadOnlyList<KnowledgeShelfMark> Categories, IReadOnlyList<KnowledgePlan> Entries, IReadOnlyList<(IReadOnlyList<string> Wordings, int Weekly)> Unanswered)
{
    public static KnowledgeTexts Load()
    {
        var (categories, entries, unanswered) = (new List<KnowledgeShelfMark>(), new List<KnowledgePlan>(), new List<(IReadOnlyList<string>, int)>());
        var block = new List<string>();
        IReadOnlyList<string> asked = [];
        foreach (var line in DemoTexts.AllLines("knowledge.txt"))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal)) categories.Add(Mark(Parts(line[3..])));
            else if (line.StartsWith("! ", StringComparison.Ordinal)) asked = Parts(line[2..]);
            else if (line.StartsWith("> ", StringComparison.Ordinal) && asked.Count > 0) unanswered.Add((asked, int.Parse(line[2..], CultureInfo.InvariantCulture)));
            else if (line.StartsWith("# ", StringComparison.Ordinal)) Close(block, entries, line);
            else block.Add(line);
        }

        Close(block, entries, null);
        return new KnowledgeTexts(categories, entries, unanswered);
    }

    /// <summary>Ends the entry before and begins the next one with its first line.</summary>
    private static void Close(List<string> block, List<KnowledgePlan> entries, string? next)
    {
        if (block.Count > 0)
        {
            var head = block[0].Split(' ');
            var half = block.IndexOf("---");
            entries.Add(new KnowledgePlan(
                head[0], head[1] == "*" ? null : head[1], head[2], int.Parse(head[3], CultureInfo.InvariantCulture), int.Parse(head[4], CultureInfo.InvariantCulture),
                Wording(block[1..half]), Wording(block[(half + 1)..])));
        }

        block.Clear();
        if (next is not null) block.Add(next[2..]);
    }

    private static KnowledgeWording Wording(IReadOnlyList<string> lines)
    {
        var (question, variants, text, cases) = ("", (IReadOnlyList<string>)[], new StringBuilder(), new List<KnowledgeCase>());
        foreach (var line in lines)
        {
            if (line.StartsWith("? ", StringComparison.Ordinal)) question = line[2..];
            else if (line.StartsWith("~ ", StringComparison.Ordinal)) variants = Parts(line[2..]);
            else if (line.StartsWith('=')) cases.Add(Case(line[1..].Split('|', StringSplitOptions.TrimEntries)));
            else if (cases.Count > 0) cases[^1] = cases[^1] with { Markdown = (cases[^1].Markdown + "\n" + line).Trim() };
            else text.Append(line).Append('\n');
        }

        return new KnowledgeWording(question, variants, text.ToString().Trim(), cases);
    }

    private static KnowledgeCase Case(string[] parts) => new(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1].Split(' ') : null, "");

    private static KnowledgeShelfMark Mark(IReadOnlyList<string> parts) => new(parts[0], parts[1], parts[2]);

    private static string[] Parts(string line) => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A category.</summary>
internal sealed record KnowledgeShelfMark(string Key, string Chinese, string English);

/// <summary>An entry to write.</summary>
/// <param name="Uses">Times it is shown in a month.</param>
/// <param name="Solved">Of a hundred who say so, how many it helped.</param>
internal sealed record KnowledgePlan(string Category, string? Brand, string Audience, int Uses, int Solved, KnowledgeWording Chinese, KnowledgeWording English);

/// <summary>An entry in one language.</summary>
internal sealed record KnowledgeWording(string Question, IReadOnlyList<string> Variants, string Markdown, IReadOnlyList<KnowledgeCase> Cases);

/// <summary>A case of an answer.</summary>
/// <param name="When">Fact, comparison and value; null for all other situations.</param>
internal sealed record KnowledgeCase(string Name, IReadOnlyList<string>? When, string Markdown);
