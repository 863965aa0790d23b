namespace Heed.Text.Classifying;

/// <summary>
/// Finds the words an answer rests on by leaving each out in turn and looking how much the answer weakens: true to any kind of
/// model, as nothing is asked but its answers.
/// </summary>
internal static class Explanation
{
    /// <summary>No more of a text is explained, in UTF-16 units.</summary>
    private const int MaxText = 2_000;

    /// <summary>No more different words are left out, as each costs an answer.</summary>
    private const int MaxWords = 100;

    /// <summary>Falls below this are noise, in natural logarithms of the probability.</summary>
    private const double LeastWeight = 1e-3;

    public static List<SpokenWord> Of(string text, Func<string, double> score)
    {
        if (text.Length > MaxText) text = text[..MaxText];
        var whole = score(text);
        var found = new List<SpokenWord>();
        foreach (var places in Words(text).GroupBy(p => text.Substring(p.Start, p.Length).ToLowerInvariant()).Take(MaxWords))
        {
            var weight = whole - score(Without(text, places));
            if (weight > LeastWeight) found.AddRange(places.Take(1).Select(p => new SpokenWord(text.Substring(p.Start, p.Length), p.Start, weight)));
        }

        return [.. found.OrderByDescending(w => w.Weight)];
    }

    /// <summary>Words, and of scripts without spaces pairs of neighbours.</summary>
    private static IEnumerable<(int Start, int Length)> Words(string text)
    {
        var atoms = TextAtoms.Read(text);
        for (var i = 0; i < atoms.Count; i++)
        {
            var paired = atoms[i].Spaceless && i + 1 < atoms.Count && atoms[i + 1] is { Spaceless: true, Joined: true };
            var tail = atoms[i].Spaceless && atoms[i].Joined && i > 0 && atoms[i - 1].Spaceless;
            if (paired) yield return (atoms[i].Start, atoms[i + 1].End - atoms[i].Start);
            else if (!tail) yield return (atoms[i].Start, atoms[i].Length);
        }
    }

    private static string Without(string text, IEnumerable<(int Start, int Length)> places)
    {
        var left = text.ToCharArray();
        foreach (var (start, length) in places) left.AsSpan(start, length).Fill(' ');
        return new string(left);
    }
}
