using System.Globalization;

namespace Heed.Demo.Stories;

/// <summary>A conversation as it is told in <c>Texts/stories.*.tsv</c>: lines with slots, each with alternatives between <c>||</c>.</summary>
internal sealed record Story(string Key, string Language, IReadOnlyList<string> Brands, IReadOnlyList<string> Labels, string Priority, int Weight, IReadOnlyList<StoryLine> Lines)
{
    /// <summary>All stories of a language, in the order of the file.</summary>
    public static IReadOnlyList<Story> Load(string language)
    {
        var stories = new List<Story>();
        var lines = new List<StoryLine>();
        foreach (var cells in DemoTexts.Lines($"stories.{language}.tsv").Select(l => l.Split('\t')))
        {
            if (cells[0] != "story")
            {
                lines.Add(StoryLine.Read(cells));
                continue;
            }

            lines = [];
            stories.Add(new Story(
                cells[1], language, cells[2].Split(','), cells[3].Split(','), cells[4], int.Parse(cells[5], CultureInfo.InvariantCulture), lines));
        }

        return stories;
    }
}

/// <summary>One line of a story.</summary>
/// <param name="Detail">Whom it is handed to, how long the pause is, which scores a rating may have.</param>
internal sealed record StoryLine(LineKind Kind, IReadOnlyList<string> Texts, string Detail)
{
    public static StoryLine Read(string[] cells)
    {
        var kind = Enum.Parse<LineKind>(cells[0], ignoreCase: true);
        var hasDetail = kind is LineKind.HandOver or LineKind.Rating or LineKind.Pause;
        var texts = cells.Length > (hasDetail ? 2 : 1) ? cells[hasDetail ? 2 : 1].Split("||").Select(t => t.Trim()).ToList() : [];
        return new StoryLine(kind, texts, hasDetail ? cells[1] : "");
    }

    /// <summary>The length of a pause: <c>3h</c>, <c>2d</c>.</summary>
    public TimeSpan Pause => int.Parse(Detail[..^1], CultureInfo.InvariantCulture) * (Detail[^1] == 'd' ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1));

    public IReadOnlyList<int> Scores => [.. Detail.Split(',').Select(s => int.Parse(s, CultureInfo.InvariantCulture))];
}

/// <summary>Who speaks, or what happens.</summary>
internal enum LineKind
{
    Customer,
    Agent,
    Note,
    HandOver,
    Pause,
    Rating,
}
