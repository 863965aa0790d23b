using Heed.Knowledge.Entries;

namespace Heed.Knowledge.Versions;

/// <summary>What changed in a part of an entry.</summary>
/// <param name="Field"><c>question</c>, <c>title:en</c>, <c>variants</c>, <c>answer:wechat/zh-CN</c>, <c>case:wechat/zh-CN/NAME</c>, <c>related</c>, <c>files</c> or <c>audience</c>.</param>
internal sealed record FieldDiff(string Field, IReadOnlyList<DiffPiece> Pieces);

/// <summary>What changed between two contents.</summary>
/// <param name="Added">Characters that came.</param>
/// <param name="Removed">Characters that went.</param>
/// <param name="Changes">Places where something changed.</param>
internal sealed record ContentDiff(string From, string To, int Added, int Removed, int Changes, IReadOnlyList<FieldDiff> Fields)
{
    /// <summary>Compares two contents part by part; parts that are alike are left out.</summary>
    public static ContentDiff Between(string from, EntryContent? before, string to, EntryContent after)
    {
        var (old, now) = (Parts(before), Parts(after));
        var fields = new List<FieldDiff>();
        foreach (var field in now.Keys.Union(old.Keys))
        {
            var (was, isNow) = (old.GetValueOrDefault(field, ""), now.GetValueOrDefault(field, ""));
            if (was != isNow) fields.Add(new FieldDiff(field, WordDiff.Between(was, isNow)));
        }

        var (added, removed) = WordDiff.Count(fields.SelectMany(f => f.Pieces));
        return new ContentDiff(from, to, added, removed, fields.Sum(f => Places(f.Pieces)), fields);
    }

    /// <summary>An exchange is one change, not two.</summary>
    private static int Places(IReadOnlyList<DiffPiece> pieces) =>
        pieces.Where((piece, i) => piece.Kind != DiffKind.Same && (i == 0 || pieces[i - 1].Kind == DiffKind.Same)).Count();

    private static Dictionary<string, string> Parts(EntryContent? content)
    {
        var parts = new Dictionary<string, string>();
        if (content is null) return parts;
        parts["question"] = content.Question;
        foreach (var (tag, title) in content.Titles) parts["title:" + tag] = title;
        parts["variants"] = string.Join('\n', content.Variants);
        foreach (var answer in content.Answers)
        {
            var place = $"{answer.Channel}/{answer.Language}";
            parts["answer:" + place] = answer.Markdown;
            foreach (var one in answer.Cases) parts[$"case:{place}/{one.Name}"] = Situation(one) + one.Markdown;
        }

        parts["related"] = string.Join('\n', content.Related.Select(r => r.Title.Length > 0 ? r.Title : r.EntryId?.ToString() ?? ""));
        parts["files"] = string.Join('\n', content.Files.Select(f => f.Name));
        parts["audience"] = content.Audience.ToString();
        return parts;
    }

    private static string Situation(AnswerCase one) =>
        one.When.Count == 0 ? "" : string.Join(", ", one.When.Select(w => $"{w.Fact} {w.Op} {w.Value}".TrimEnd())) + "\n";
}
