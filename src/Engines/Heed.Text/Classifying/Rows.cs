namespace Heed.Text.Classifying;

/// <summary>Texts with the output each belongs to. Out-of-scope rows have an output of their own behind the labels when there are any.</summary>
internal sealed record Rows(IReadOnlyList<string> Texts, IReadOnlyList<int> Targets, int Outputs)
{
    public static Rows Of(IReadOnlyList<LabelledText> texts, string[] labels)
    {
        var targets = new Dictionary<string, int>(labels.Length);
        for (var i = 0; i < labels.Length; i++) targets.Add(labels[i], i);
        var known = texts.Where(t => t.Label is null || targets.ContainsKey(t.Label)).ToList();
        return new Rows([.. known.Select(t => t.Text)], [.. known.Select(t => t.Label is null ? labels.Length : targets[t.Label])], labels.Length + (known.Exists(t => t.Label is null) ? 1 : 0));
    }

    /// <summary>A fold for each row, so that every fold has its share of each output; -1: the only row of its output, which cannot be held out.</summary>
    public int[] Folds(int folds)
    {
        var counts = new int[Outputs];
        foreach (var target in Targets) counts[target]++;
        var seen = new int[Outputs];
        return [.. Targets.Select(target => counts[target] == 1 ? -1 : seen[target]++ % folds)];
    }

    /// <summary>The rows, and for each output that has a name the name as one more text.</summary>
    public Rows WithNames(string?[] names)
    {
        var named = Enumerable.Range(0, names.Length).Where(i => names[i] is not null).ToList();
        return this with { Texts = [.. Texts, .. named.Select(i => names[i]!)], Targets = [.. Targets, .. named] };
    }

    public Rows Where(Func<int, bool> takes)
    {
        var taken = Enumerable.Range(0, Texts.Count).Where(takes).ToList();
        return this with { Texts = [.. taken.Select(i => Texts[i])], Targets = [.. taken.Select(i => Targets[i])] };
    }
}
